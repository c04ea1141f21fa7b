import { expect, test } from 'vitest';
import { createSeededRandom, drawExponential } from '../core/seeded-random.js';
import type { TrialResult } from '../measure/trial-measurement.js';
import { compare } from './compare.js';
import type { Comparison } from './comparison.js';
import { comparePair } from './testing/compare-pair.js';
import { trialMeasurement } from './testing/trial-measurement.js';

const repetitions = 1_000;
const trueMedianMs = 80;
const trueRatio = 2.5;
const random = createSeededRandom(7);

/** Around 1, as likely above as below; skewed, as latencies are. */
function drawFactor(spread: number): number {
  return Math.exp(spread * (drawExponential(random) - drawExponential(random)));
}

/**
 * Trials whose events are harder or easier for both strategies alike, each with noise of its own. The second strategy
 * takes `trueRatio` times as long, and both send as many requests but for chance.
 */
function drawTrials(count: number): readonly TrialResult[] {
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((trial): TrialResult[] => {
    const events = drawFactor(0.4);
    return ['first', 'second'].map((label) => ({
      trial,
      label,
      state: 'measured',
      measurement: trialMeasurement({
        latency_mean_ms: trueMedianMs * (label === 'first' ? 1 : trueRatio) * events * drawFactor(0.1),
        requests_total: Math.round(10_000 * drawFactor(0.05)),
        events_lost: 0,
      }),
    }));
  });
}

function holds(
  bounds: { low: number | null; high: number | null } | null | undefined,
  value: number,
): boolean {
  return (bounds?.low ?? Number.NaN) <= value && value <= (bounds?.high ?? Number.NaN);
}

function judge({ rows, contrasts }: Comparison) {
  const [ratio, requests] = ['latency_mean_ms', 'requests_total'].map((name) =>
    contrasts.find(({ metric }) => metric === name),
  );
  return {
    median: holds(rows[0]?.intervals.latency_mean_ms, trueMedianMs),
    ratio: holds(ratio?.interval, 1 / trueRatio),
    found: ratio?.verdict === 'less',
    equal: requests?.verdict === 'no-difference',
  };
}

test.each([6, 7, 10, 15, 30])(
  'with %s trials, intervals of medians and of ratios hold the truth in 93 to 97 per cent of 1,000 data sets',
  (count) => {
    const judged = Array.from({ length: repetitions }, () => judge(compare(comparePair(drawTrials(count)))));
    const share = (name: keyof ReturnType<typeof judge>) =>
      judged.filter((each) => each[name]).length / repetitions;
    for (const name of ['median', 'ratio', 'equal'] as const) {
      expect(share(name), name).toBeGreaterThanOrEqual(0.93);
      expect(share(name), name).toBeLessThanOrEqual(0.97);
    }
    // Two and a half times as long is never missed, though the trials differ by more than that.
    expect(share('found')).toBe(1);
  },
);

test('under six trials the whole analysis gives medians, and neither intervals nor verdicts', () => {
  const { rows, contrasts } = compare(comparePair(drawTrials(5)));
  expect(rows.map(({ intervals }) => intervals)).toEqual([{}, {}]);
  expect(rows.every(({ medians }) => medians.latency_mean_ms !== undefined)).toBe(true);
  expect(new Set(contrasts.map(({ verdict }) => verdict))).toEqual(new Set(['too-few-trials']));
});
