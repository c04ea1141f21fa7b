import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { trendProbability } from './mann-kendall.js';

/** All orders of some values. */
function ordersOf(values: readonly number[]): readonly (readonly number[])[] {
  return values.length === 0
    ? [[]]
    : values.flatMap((value, index) => ordersOf(values.toSpliced(index, 1)).map((rest) => [value, ...rest]));
}

test('values that only rise, or only fall, come about by chance in 2 of n! orders', () => {
  expect(trendProbability([1, 2, 3, 4, 5, 6])).toBeCloseTo(2 / 720, 12);
  expect(trendProbability([6, 5, 4, 3, 2, 1])).toBeCloseTo(2 / 720, 12);
  expect(trendProbability([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBeCloseTo(2 / 3_628_800, 15);
});

test('the published table: of 10 values a score of 21 or more has the probability 0.036 on one side', () => {
  // Kendall (1975), appendix table 1: n = 10, S = 21. Of these 45 pairs 33 rise and 12 fall.
  const values = [4, 3, 2, 1, 8, 7, 6, 5, 9, 10];
  expect(trendProbability(values)).toBeCloseTo(2 * 0.036, 2);
});

test('where there is nothing to tell, chance does it always', () => {
  expect(trendProbability([])).toBe(1);
  expect(trendProbability([5])).toBe(1);
  expect(trendProbability([3, 3, 3, 3, 3, 3, 3])).toBe(1);
});

test('no threshold is passed by more orders than it says, ties or not', () => {
  assert(
    property(
      array(integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
      constantFrom(0.5, 0.1, 0.05, 0.01, 0.003),
      (values, level) => {
        const orders = ordersOf(values);
        const passed = orders.filter((order) => trendProbability(order) <= level).length;
        expect(passed / orders.length).toBeLessThanOrEqual(level);
      },
    ),
  );
});

test('without ties the distribution is the exact one', () => {
  assert(
    property(uniqueArray(integer(), { minLength: 2, maxLength: 6 }), (values) => {
      const orders = ordersOf(values);
      const probability = trendProbability(values);
      const asStrong = orders.filter((order) => trendProbability(order) <= probability + 1e-12).length;
      expect(Math.min(1, probability)).toBeCloseTo(asStrong / orders.length, 9);
    }),
  );
});
