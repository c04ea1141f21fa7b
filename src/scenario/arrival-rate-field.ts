import { z } from 'zod';
import { rateField } from '../core/units/fields.js';
import { ratePattern } from '../core/units/rate.js';

const zeroRateFault =
  'a rate of 0 yields no event to measure; allowed is anything above 0 up to 100000/s, ' +
  'such as 2/s, or 1/h for a source that is nearly idle';

const aboveZero = rateField('', { min: 0, max: 100_000 }).refine((ratePerSecond) => ratePerSecond > 0, {
  error: zeroRateFault,
});

/** A mean rate of events (`2/s`, `30/min`), read as events per second. A rate of 0 is a fault, unit or not. */
export function arrivalRateField(description: string) {
  return z
    .preprocess((raw) => (raw === 0 ? '0/s' : raw), aboveZero)
    .meta({ type: 'string', pattern: ratePattern, description });
}
