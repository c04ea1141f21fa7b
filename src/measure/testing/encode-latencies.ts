import fc from 'fast-check';
import { withHistogram } from '../latency-histogram.js';

/** The histogram of these values, as a trial's measurement keeps it. */
export function encodeLatencies(valuesUs: readonly number[]): string {
  return withHistogram((histogram) => {
    for (const valueUs of valuesUs) {
      histogram.record(valueUs);
    }
    return histogram.encode();
  });
}

const longestDelayUs = 62 * 86_400_000_000;

/** From one to a few thousand latencies: often 0, often alike, up to the longest window with the longest drain. */
export const arbitraryLatencies: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.array(
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 60_000_000 }),
      fc.integer({ min: 0, max: longestDelayUs }),
    ),
    { minLength: 1, maxLength: 200 },
  ),
  fc
    .record({
      count: fc.integer({ min: 300, max: 4_000 }),
      factor: fc.integer({ min: 1, max: 10_000 }),
      distinct: fc.integer({ min: 1, max: 4_000 }),
    })
    .map(({ count, factor, distinct }) =>
      Array.from({ length: count }, (_, index) => ((index * 7_919) % distinct) * factor),
    ),
);
