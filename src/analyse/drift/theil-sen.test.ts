import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { changeEndToEnd } from './theil-sen.js';

test('the change is told from the first to the last, as a share of the median', () => {
  expect(changeEndToEnd([9, 10, 11])).toBe(0.2);
  expect(changeEndToEnd([11, 10, 9])).toBe(-0.2);
  expect(changeEndToEnd([10, 10, 10, 10])).toBe(0);
});

test('one outlier does not bend it', () => {
  expect(changeEndToEnd([100, 100, 900, 100, 100, 100])).toBe(0);
});

test('of nothing there is no change', () => {
  expect(changeEndToEnd([])).toBeNull();
  expect(changeEndToEnd([5])).toBeNull();
  expect(changeEndToEnd([0, 0, 0])).toBeNull();
});

test('a straight line changes by its slope, whatever its unit', () => {
  assert(
    property(
      integer({ min: 2, max: 12 }),
      double({ min: 1, max: 1e6, noNaN: true }),
      double({ min: -0.05, max: 0.05, noNaN: true }),
      (count, level, slope) => {
        const middle = (count - 1) / 2;
        const values = Array.from({ length: count }, (_, trial) => level * (1 + slope * (trial - middle)));
        expect(changeEndToEnd(values)).toBeCloseTo(slope * (count - 1), 9);
      },
    ),
  );
});
