import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeededRandom, drawExponential } from '../../core/seeded-random.js';
import { fewestForUnpaired, unpairedRatio } from './unpaired-ratio.js';

const repetitions = 4_000;
const trueRatio = 1.7;
const random = createSeededRandom(11);

/** Of logarithms, from short tails to tails without a mean. */
const distributions = [
  { name: 'uniform', draw: () => random.unit() },
  { name: 'exponential', draw: () => drawExponential(random) },
  { name: 'Cauchy', draw: () => Math.tan(Math.PI * (random.unit() - 0.5)) },
];

function coverageOf(first: number, second: number, draw: () => number): number {
  let covered = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const values = Array.from({ length: first }, () => trueRatio * Math.exp(draw()));
    const against = Array.from({ length: second }, () => Math.exp(draw()));
    const { interval } = unpairedRatio(values, against);
    covered += interval !== null && interval.low <= trueRatio && trueRatio <= interval.high ? 1 : 0;
  }
  return covered / repetitions;
}

const sizes = [
  ...Array.from({ length: 9 }, (_, index) => [index + 4, index + 4] as const),
  ...([4, 5, 6, 8] as const).map((first) => [first, 10] as const),
  ...([15, 20, 30, 31, 40] as const).map((count) => [count, count] as const),
];

// Rank sums come in steps: 4 and 4 values cover in 97.14 % exactly, and no choice of depth comes nearer to 95 %.
test.each(sizes)('with %s and %s values it covers in 95 to 97.2 per cent of all samples', (first, second) => {
  for (const { name, draw } of first > 12 ? distributions.slice(0, 1) : distributions) {
    const coverage = coverageOf(first, second, draw);
    // Three standard deviations of a share that 4,000 repetitions tell.
    expect(coverage, name).toBeGreaterThanOrEqual(0.95 - 0.0104);
    expect(coverage, name).toBeLessThanOrEqual(0.9715 + 0.0079);
  }
});

test('by hand: the median of the ratios of each to each, and all of them for 4 and 4', () => {
  const { ratio, interval } = unpairedRatio([2, 4, 8, 16], [1, 1, 1, 1]);
  expect(ratio).toBeCloseTo(Math.sqrt(4 * 8), 12);
  expect(interval).toEqual({ low: expect.closeTo(2, 12), high: expect.closeTo(16, 12) });
});

test('the interval leaves out as many at either end as tables say: 2 of 25 for 5 and 5', () => {
  const { interval } = unpairedRatio([1, 2, 4, 8, 16], [1, 1, 1, 1, 1]);
  expect(interval).toEqual({ low: expect.closeTo(1, 12), high: expect.closeTo(16, 12) });
  const mixed = unpairedRatio([1, 10, 100, 1_000, 10_000], [1, 2, 3, 4, 5]).interval;
  expect(mixed).toEqual({ low: expect.closeTo(1 / 3, 12), high: expect.closeTo(10_000 / 3, 9) });
});

test(`under ${fewestForUnpaired} of either there is no interval`, () => {
  expect(unpairedRatio([1, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8]).interval).toBeNull();
  expect(unpairedRatio([2], [4])).toEqual({ ratio: expect.closeTo(0.5, 12), interval: null });
});

test('exchanging the samples turns ratio and interval around', () => {
  const sample = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(sample, sample, (values, against) => {
      const [there, back] = [unpairedRatio(values, against), unpairedRatio(against, values)];
      expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
      expect((there.interval?.low ?? 0) * (back.interval?.high ?? 0)).toBeCloseTo(1, 9);
    }),
  );
});

test('zeros: equal to each other, and without bound against something', () => {
  const [zeros, ones] = [Array(4).fill(0), Array(4).fill(1)];
  const infinity = Number.POSITIVE_INFINITY;
  expect(unpairedRatio(zeros, zeros)).toEqual({ ratio: 1, interval: { low: 1, high: 1 } });
  expect(unpairedRatio(zeros, ones)).toEqual({ ratio: 0, interval: { low: 0, high: 0 } });
  expect(unpairedRatio(ones, zeros)).toEqual({
    ratio: infinity,
    interval: { low: infinity, high: infinity },
  });
});
