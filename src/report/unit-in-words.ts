import type { MetricUnit } from '../core/metric-catalogue.js';

const words: Readonly<Record<MetricUnit, string>> = {
  count: 'count',
  ms: 'milliseconds',
  bytes: 'bytes',
  share: 'share, 0 to 1',
  per_event: 'per event',
  per_second: 'per second',
};

/** A metric's unit, as a person would write it. */
export function unitInWords(unit: MetricUnit): string {
  return words[unit];
}
