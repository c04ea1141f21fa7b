import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageOver, exceedance, meanExcess } from './sum-of-uniforms.js';

test('of one uniform term: (a − x)²/2a, and 1 − x/a', () => {
  expect(meanExcess([4], 1)).toBeCloseTo(9 / 8, 12);
  expect(exceedance([4], 1)).toBeCloseTo(3 / 4, 12);
});

test('of three equal terms: Irwin–Hall, whose tail above 2 is (3 − x)³/6', () => {
  expect(exceedance([1, 1, 1], 2.5)).toBeCloseTo(0.5 ** 3 / 6, 12);
  expect(exceedance([1, 1, 1], 1.5)).toBeCloseTo(1 / 2, 12);
  expect(meanExcess([1, 1, 1], 2.5)).toBeCloseTo(0.5 ** 4 / 24, 12);
});

test('of two unequal terms: a trapezoid', () => {
  // Density 1/3 from 1 to 3, rising from 0 to 1 and falling from 3 to 4.
  expect(exceedance([1, 3], 3)).toBeCloseTo(1 / 6, 12);
  expect(exceedance([1, 3], 2)).toBeCloseTo(1 / 2, 12);
  expect(exceedance([3, 1], 0.5)).toBeCloseTo(1 - 0.5 ** 2 / 6, 12);
});

test('of no terms, a step at 0', () => {
  expect([exceedance([], -1), exceedance([0], 0), meanExcess([0, 0], -3), meanExcess([], 1)]).toEqual([
    1, 0, 3, 0,
  ]);
});

const widths = fc.array(fc.oneof(fc.constant(50), fc.integer({ min: 0, max: 1_000 })), { maxLength: 4 });

test('whatever the terms: shares fall from 1 to 0, and their integral is the mean excess', () => {
  fc.assert(
    fc.property(widths, fc.double({ min: -0.2, max: 1.2, noNaN: true }), (terms, at) => {
      const total = terms.reduce((sum, term) => sum + term, 0);
      const beyond = at * total;
      const share = exceedance(terms, beyond);
      expect(share).toBeGreaterThanOrEqual(-1e-9);
      expect(share).toBeLessThanOrEqual(1 + 1e-9);
      const left = total - beyond;
      const integral = left <= 0 ? 0 : left * averageOver(left, (more) => exceedance(terms, beyond + more));
      expect(Math.abs(meanExcess(terms, beyond) - integral)).toBeLessThanOrEqual(0.01 * total + 1e-9);
    }),
    { numRuns: 200 },
  );
});
