import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pair, pairedRatio } from './paired-ratio.js';

test('the median of the ratios, without an interval under six pairs', () => {
  expect(
    pairedRatio([
      [2, 1],
      [30, 10],
      [4, 1],
    ]),
  ).toEqual({ ratio: expect.closeTo(3, 12), interval: null });
});

test('what both met falls out: trials that differ tenfold leave no doubt about a ratio', () => {
  const pairs = [1, 10, 3, 7, 100, 2].map((level): Pair => [level * 3, level]);
  const { ratio, interval } = pairedRatio(pairs);
  expect(ratio).toBeCloseTo(3, 12);
  expect(interval?.low).toBeCloseTo(3, 12);
  expect(interval?.high).toBeCloseTo(3, 12);
});

test('turning the pairs around turns ratio and interval around', () => {
  const positive = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(positive, positive), { minLength: 6, maxLength: 30 }), (pairs) => {
      const there = pairedRatio(pairs);
      const back = pairedRatio(pairs.map(([value, against]): Pair => [against, value]));
      expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
      expect((there.interval?.low ?? 0) * (back.interval?.high ?? 0)).toBeCloseTo(1, 9);
    }),
  );
});

const infinity = Number.POSITIVE_INFINITY;

test('zeros: equal to each other, nothing of something, and without bound the other way round', () => {
  const six = (pair: Pair) => pairedRatio(Array.from({ length: 6 }, () => pair));
  expect(six([0, 0])).toEqual({ ratio: 1, interval: { low: 1, high: 1 } });
  expect(six([0, 5])).toEqual({ ratio: 0, interval: { low: 0, high: 0 } });
  expect(six([5, 0])).toEqual({ ratio: infinity, interval: { low: infinity, high: infinity } });
});

test('half of them nothing, half of them without bound: no difference can be told', () => {
  const pairs: Pair[] = [...Array(3).fill([0, 1]), ...Array(3).fill([1, 0])];
  expect(pairedRatio(pairs)).toEqual({ ratio: 1, interval: { low: 0, high: infinity } });
});
