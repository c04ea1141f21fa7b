import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatencyHistogram, withHistogram } from './latency-histogram.js';
import { nearestRank } from './nearest-rank.js';

const latencyUs = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }),
  fc.integer({ min: 0, max: 60_000_000 }),
  fc.integer({ min: 0, max: 40 * 86_400_000_000 }),
);
const quantile = fc.constantFrom(0.001, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1);

test('a percentile is that of the sorted values, to three digits', () => {
  fc.assert(
    fc.property(fc.array(latencyUs, { minLength: 1, maxLength: 300 }), quantile, (values, q) => {
      const exactUs = nearestRank(values, q) ?? Number.NaN;
      const toldUs = withHistogram((histogram) => {
        for (const value of values) {
          histogram.record(value);
        }
        return histogram.percentileUs(q);
      });
      expect(toldUs).toBeGreaterThanOrEqual(exactUs);
      expect(toldUs).toBeLessThanOrEqual(exactUs * 1.001);
    }),
  );
});

test('merging two histograms is recording all of their values in one', () => {
  fc.assert(
    fc.property(fc.array(latencyUs), fc.array(latencyUs), (left, right) => {
      const text = (values: readonly number[], merged: readonly number[]): string =>
        withHistogram((histogram) => {
          values.forEach((value) => {
            histogram.record(value);
          });
          withHistogram((other) => {
            merged.forEach((value) => {
              other.record(value);
            });
            histogram.merge(other);
          });
          return histogram.encode();
        });
      expect(text(left, right)).toBe(text([...left, ...right], []));
    }),
  );
});

test('decoding brings back what was encoded', () => {
  const text = withHistogram((histogram) => {
    [0, 1, 999, 1_234_567, 86_400_000_000].forEach((value) => {
      histogram.record(value);
    });
    return histogram.encode();
  });
  const decoded = LatencyHistogram.decode(text);
  expect(decoded.count).toBe(5);
  expect(decoded.percentileUs(0.6)).toBe(999);
  expect(decoded.encode()).toBe(text);
  decoded.destroy();
});

test('a latency beyond 31 days makes it grow', () => {
  const day = 86_400_000_000;
  const maxUs = withHistogram((histogram) => {
    histogram.record(365 * day);
    return histogram.percentileUs(1);
  });
  expect(maxUs / day).toBeCloseTo(365, 0);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) => {
  withHistogram((histogram) => {
    expect(() => histogram.record(value)).toThrow(RangeError);
    expect(histogram.count).toBe(0);
  });
});

test('an empty one has no percentile', () => {
  withHistogram((histogram) => {
    expect(() => histogram.percentileUs(0.5)).toThrow(RangeError);
  });
});
