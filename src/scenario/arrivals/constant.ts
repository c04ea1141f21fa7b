import { z } from 'zod';
import { arrivalRateField } from '../arrival-rate-field.js';
import { defineArrivalProcess } from './contract.js';

/** Evenly spaced events. */
export const constant = defineArrivalProcess({
  id: 'constant',
  summary: 'Evenly spaced; the first event comes half a gap after the start.',
  options: z.strictObject({
    process: z.literal('constant'),
    rate: arrivalRateField('Events per unit of time.'),
  }),
  configure: ({ rate: ratePerSecond }) => ({
    kind: 'drawn',
    ratePerSecond,
    eventsPerOccasion: 1,
    drawOffsets: (_random, windowUs) => spaceEvenly(ratePerSecond, windowUs),
  }),
});

/**
 * Event k, from 0, occurs at (k + ½) gaps. Starting half a gap in, a window holds rate × window events, and none
 * sits on its edge; and spacing goes on evenly from one window of whole gaps to the next.
 */
function spaceEvenly(ratePerSecond: number, windowUs: number): number[] {
  const gapUs = 1_000_000 / ratePerSecond;
  const offsetsUs: number[] = [];
  for (let index = 0; ; index += 1) {
    const offsetUs = Math.floor((index + 0.5) * gapUs);
    if (offsetUs >= windowUs) {
      return offsetsUs;
    }
    offsetsUs.push(offsetUs);
  }
}
