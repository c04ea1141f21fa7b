import fc from 'fast-check';
import { median } from 'simple-statistics';
import { expect, test } from 'vitest';
import { medianInterval } from './median-interval.js';

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 6, maxLength: 60 });

test('fewer than six values support none', () => {
  expect(medianInterval([])).toBeNull();
  expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
  expect(medianInterval([1, 2, 3, 4, 5, 6])).not.toBeNull();
});

/**
 * By hand, for n = 6: the range covers 1 − 2/64 = 96.875 %, from the second to the fifth 1 − 14/64 = 78.125 %. So
 * I = 1.875 / 18.75 = 0.1 and λ = 5·0.1 / (1 + 4·0.1) = 5/14.
 */
test('six values: from 5/14 of the way between the first two', () => {
  const interval = medianInterval([60, 10, 50, 20, 40, 30]);
  expect(interval?.low).toBeCloseTo(10 + (10 * 5) / 14, 9);
  expect(interval?.high).toBeCloseTo(60 - (10 * 5) / 14, 9);
});

test('it holds the median, lies within the range, and moves with the values', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -50, max: 50 }), (sample, shift) => {
      const interval = medianInterval(sample);
      const moved = medianInterval(sample.map((value) => shift - value));
      if (interval === null || moved === null) {
        throw new Error('no interval');
      }
      expect(interval.low).toBeLessThanOrEqual(median(sample));
      expect(interval.high).toBeGreaterThanOrEqual(median(sample));
      expect(interval.low).toBeGreaterThanOrEqual(Math.min(...sample));
      expect(interval.high).toBeLessThanOrEqual(Math.max(...sample));
      expect(moved.low).toBeCloseTo(shift - interval.high, 6);
      expect(moved.high).toBeCloseTo(shift - interval.low, 6);
    }),
  );
});

test('equal values leave no doubt, and an infinite one at the edge no bound', () => {
  expect(medianInterval([3, 3, 3, 3, 3, 3])).toEqual({ low: 3, high: 3 });
  expect(medianInterval([1, 2, 3, 4, 5, Number.POSITIVE_INFINITY])?.high).toBe(Number.POSITIVE_INFINITY);
  expect(medianInterval(Array(8).fill(Number.NEGATIVE_INFINITY))).toEqual({
    low: Number.NEGATIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
  });
});
