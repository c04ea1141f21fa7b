import { expect, test } from 'vitest';
import { createSeededRandom, drawExponential } from '../../core/seeded-random.js';
import { fewestForInterval, medianInterval } from './median-interval.js';
import { measureCoverage } from './testing/measure-coverage.js';

const everyCount = Array.from(
  { length: 60 - fewestForInterval + 1 },
  (_, index) => index + fewestForInterval,
);

// Above 60 the steps between numbers become ever finer; 1,000 is the most that a scenario may ask for.
test.each([...everyCount, 100, 200, 500, 1_000])(
  'with %s values it covers 93 to 97 per cent of the time',
  (count) => {
    for (const [distribution, coverage] of Object.entries(measureCoverage(count))) {
      expect(coverage, distribution).toBeGreaterThanOrEqual(0.93);
      expect(coverage, distribution).toBeLessThanOrEqual(0.97);
    }
  },
);

/** Ends, as `--until-stable 5%` does, at the first interval that is narrow enough, or after 30 values. */
function coverageWhenStopped(spread: number): number {
  const random = createSeededRandom(5);
  const repetitions = 2_000;
  let covered = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const values: number[] = [];
    let interval = medianInterval(values);
    while (values.length < 30 && (interval === null || interval.high - interval.low > 0.1)) {
      values.push(Math.exp(spread * (drawExponential(random) - drawExponential(random))));
      interval = medianInterval(values);
    }
    covered += interval !== null && interval.low <= 1 && interval.high >= 1 ? 1 : 0;
  }
  return covered / repetitions;
}

test.each([0.03, 0.05, 0.08, 0.12])(
  'stopping at a narrow interval costs little coverage: spread %s',
  (spread) => {
    const coverage = coverageWhenStopped(spread);
    expect(coverage).toBeGreaterThanOrEqual(0.925);
    expect(coverage).toBeLessThanOrEqual(0.97);
  },
);
