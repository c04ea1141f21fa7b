import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank, rankOf } from './nearest-rank.js';

test('is ⌈qN⌉', () => {
  expect(rankOf(0.5, 1)).toBe(1);
  expect(rankOf(0.5, 4)).toBe(2);
  expect(rankOf(0.5, 5)).toBe(3);
  expect(rankOf(0.99, 100)).toBe(99);
  expect(rankOf(0.99, 101)).toBe(100);
  expect(rankOf(1, 7)).toBe(7);
});

test('is not thrown off by floating point', () => {
  expect(rankOf(0.07, 100)).toBe(7);
  expect(rankOf(0.999, 1_000_000)).toBe(999_000);
});

test('there is no percentile of nothing', () => {
  expect(() => rankOf(0.5, 0)).toThrow(RangeError);
  expect(nearestRank([], 0.5)).toBeNull();
});

test('at least a share q of the values is at or below the percentile, and fewer are below it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 1_000 }),
      (values, perMille) => {
        const percentile = nearestRank(values, perMille / 1_000) ?? Number.NaN;
        const atOrBelow = values.filter((value) => value <= percentile).length;
        const below = values.filter((value) => value < percentile).length;
        expect(values).toContain(percentile);
        expect(atOrBelow * 1_000).toBeGreaterThanOrEqual(perMille * values.length);
        expect(below * 1_000).toBeLessThan(perMille * values.length);
      },
    ),
  );
});
