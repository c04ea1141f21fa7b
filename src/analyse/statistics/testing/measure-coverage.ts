import { createSeededRandom, drawExponential } from '../../../core/seeded-random.js';
import { medianInterval } from '../median-interval.js';

/** How many samples each share is counted in. */
const coverageRepetitions = 4_000;

/** In how many of its samples the interval held the median, as a share, for each distribution. */
export interface Coverage {
  readonly uniform: number;
  readonly exponential: number;
  readonly logistic: number;
  readonly cauchy: number;
}

/**
 * The coverage of the 95 % interval of the median of so many values, from short tails to tails without a mean. The same
 * number gives the same shares.
 */
export function measureCoverage(count: number): Coverage {
  const random = createSeededRandom(42).fork(`coverage of ${count}`);
  return {
    uniform: coverageOf(count, 0.5, () => random.unit()),
    exponential: coverageOf(count, Math.LN2, () => drawExponential(random)),
    logistic: coverageOf(count, 0, () => logit(random.unit())),
    cauchy: coverageOf(count, 0, () => Math.tan(Math.PI * (random.unit() - 0.5))),
  };
}

function logit(unit: number): number {
  return Math.log(unit / (1 - unit));
}

function coverageOf(count: number, median: number, draw: () => number): number {
  let covered = 0;
  for (let repetition = 0; repetition < coverageRepetitions; repetition += 1) {
    const interval = medianInterval(Array.from({ length: count }, draw));
    covered += interval !== null && interval.low <= median && median <= interval.high ? 1 : 0;
  }
  return covered / coverageRepetitions;
}
