import { expect, test } from 'vitest';
import { rankSumChances, rankSumDepth } from './rank-sum-depth.js';

/** The critical values of the two-sided Mann-Whitney test at 5 %, as every table has them; -1 where there is none. */
test.each([
  [3, 3, -1],
  [4, 4, 0],
  [4, 6, 2],
  [5, 5, 2],
  [6, 6, 5],
  [8, 8, 13],
  [7, 12, 18],
  [10, 10, 23],
  [20, 20, 127],
])('%s and %s values: U of at most %s', (first, second, depth) => {
  expect(rankSumDepth(first, second)).toBe(depth);
  expect(rankSumDepth(second, first)).toBe(depth);
});

test('the chances of 2 and 2 values, by counting the six orders, and those of more add up to 1', () => {
  expect(rankSumChances(2, 2)).toEqual([1, 1, 2, 1, 1].map((count) => expect.closeTo(count / 6, 12)));
  expect(rankSumChances(17, 30).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
});

test('where the normal distribution takes over, the depth goes on growing', () => {
  const depths = Array.from({ length: 8 }, (_, index) => rankSumDepth(27 + index, 27 + index));
  expect(depths).toEqual([...depths].sort((left, right) => left - right));
  expect(new Set(depths).size).toBe(depths.length);
});
