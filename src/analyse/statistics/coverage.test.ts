import { expect, test } from 'vitest';
import { createSeededRandom, drawExponential } from '../../core/seeded-random.js';
import { fewestForInterval, medianInterval } from './median-interval.js';

const repetitions = 4_000;
const random = createSeededRandom(42);

/** From short tails to tails without a mean; each with its true median. */
const distributions = [
  { name: 'uniform', median: 0.5, draw: () => random.unit() },
  { name: 'exponential', median: Math.LN2, draw: () => drawExponential(random) },
  { name: 'logistic', median: 0, draw: () => logit(random.unit()) },
  { name: 'Cauchy', median: 0, draw: () => Math.tan(Math.PI * (random.unit() - 0.5)) },
];

function logit(unit: number): number {
  return Math.log(unit / (1 - unit));
}

function coverageOf(count: number, { median, draw }: (typeof distributions)[number]): number {
  let covered = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const interval = medianInterval(Array.from({ length: count }, draw));
    covered += interval !== null && interval.low <= median && median <= interval.high ? 1 : 0;
  }
  return covered / repetitions;
}

const everyCount = Array.from(
  { length: 60 - fewestForInterval + 1 },
  (_, index) => index + fewestForInterval,
);

// Above 60 the values in between are ever closer together; the largest number is the most trials that a scenario may ask for.
test.each([...everyCount, 100, 200, 500, 1_000])(
  'with %s values it covers 93 to 97 per cent of the time',
  (count) => {
    for (const distribution of count > 60 ? distributions.slice(0, 1) : distributions) {
      const coverage = coverageOf(count, distribution);
      expect(coverage, distribution.name).toBeGreaterThanOrEqual(0.93);
      expect(coverage, distribution.name).toBeLessThanOrEqual(0.97);
    }
  },
);
