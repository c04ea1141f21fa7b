import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Allowance } from '../../core/between-runs.js';
import { compareRuns } from './compare-runs.js';
import type { StoredRunInFolder } from './runs-comparison.js';
import { storedRun, trialsWith, usualOptions, withRow, withScenario } from './testing/stored-run.js';

const levels = [100, 140, 90, 300, 120, 80];

function slowed(factor: number, count = levels.length) {
  return trialsWith(
    'latency_mean_ms',
    levels.slice(0, count).map((level) => level * factor),
  );
}

const baseline = storedRun('before', { first: slowed(1), second: slowed(2) });

function candidateOf(factor: number, count?: number): StoredRunInFolder {
  return storedRun('after', { first: slowed(factor, count), second: slowed(2, count) });
}

function compareTo(candidate: StoredRunInFolder, options: Partial<typeof usualOptions> = {}) {
  const { outcome, candidates } = compareRuns(baseline, [candidate], { ...usualOptions, ...options });
  const [compared] = candidates;
  if (compared === undefined) {
    throw new Error('no candidate');
  }
  return { ...compared, outcome };
}

function verdictOf(candidate: StoredRunInFolder, options: Partial<typeof usualOptions> = {}) {
  const { strategies, outcome } = compareTo(candidate, options);
  return [strategies[0]?.metrics[0]?.verdict, outcome];
}

test('a pair of trials has the same events, so what those did falls out', () => {
  const { trialMatching, strategies } = compareTo(candidateOf(1.2));
  expect(trialMatching).toBe('paired');
  expect(strategies.map(({ metrics }) => metrics)).toEqual([
    [
      {
        metric: 'latency_mean_ms',
        baselineTrials: 6,
        candidateTrials: 6,
        baselineMedian: 110,
        candidateMedian: 132,
        ratio: expect.closeTo(1.2, 12),
        interval: { low: expect.closeTo(1.2, 12), high: expect.closeTo(1.2, 12) },
        verdict: 'regression',
      },
    ],
    [expect.objectContaining({ ratio: 1, interval: { low: 1, high: 1 }, verdict: 'no-difference' })],
  ]);
});

test.each([
  ['better', 0.9, 'no-regression'],
  ['no-difference', 1, 'no-regression'],
  ['worse', 1.04, 'no-regression'],
  ['regression', 1.06, 'regression'],
] as const)('%s: %s times as long leads to %s', (verdict, factor, outcome) => {
  expect(verdictOf(candidateOf(factor))).toEqual([verdict, outcome]);
});

test('the tolerance decides from where on more is a regression', () => {
  expect(verdictOf(candidateOf(1.04), { toleranceShare: 0 })).toEqual(['regression', 'regression']);
  expect(verdictOf(candidateOf(1.06), { toleranceShare: 0.1 })).toEqual(['worse', 'no-regression']);
});

test('without an interval there is no verdict, however large the ratio', () => {
  expect(verdictOf(candidateOf(50, 5))).toEqual(['too-few-trials', 'not-judged']);
});

test('a fourfold latency over other events is found by all trials against all', () => {
  const other = withScenario(candidateOf(4), { seed: 2 });
  const { trialMatching, strategies } = compareTo(other);
  expect(trialMatching).toBe('unpaired');
  // Each to each, 6 and 6: the sixth ratio from either end of the 36, as the tables say (U = 5).
  const ratios = levels.flatMap((level) => levels.map((against) => (4 * level) / against));
  const ordered = ratios.sort((left, right) => left - right);
  expect(strategies[0]?.metrics[0]).toMatchObject({
    interval: { low: expect.closeTo(ordered[5] ?? 0, 9), high: expect.closeTo(ordered[30] ?? 0, 9) },
    verdict: 'regression',
  });
});

test.each([
  ['--trials 9', 'paired'],
  ['--strategies first', 'paired'],
  ['--set link.latency=20ms', 'paired'],
  ['--set workload.arrivals.rate=9/s', 'unpaired'],
  ['--duration 9s', 'unpaired'],
  ['--set linked=1', 'unpaired'],
  ['--quick', 'unpaired'],
] as const)('%s leaves trials %s', (override, matching) => {
  expect(compareTo(withScenario(candidateOf(1), { overrides: [override] })).trialMatching).toBe(matching);
});

test('trials that had other events all the same are no pairs', () => {
  const trials = trialsWith('latency_mean_ms', levels, { events_occurred: 11 });
  expect(compareTo(storedRun('after', { first: trials, second: trials })).trialMatching).toBe('unpaired');
});

test('more losses are a regression without statistics, and leave latencies without a verdict', () => {
  const lossy = trialsWith('latency_mean_ms', levels.slice(0, 1), { events_lost: 1, requests_total: 4 });
  const { strategies, outcome } = compareTo(storedRun('after', { first: lossy, second: slowed(2) }));
  expect(outcome).toBe('regression');
  expect(strategies[0]?.losses).toEqual([
    {
      metric: 'events_lost',
      baselineLost: 0,
      baselineExpected: 10,
      candidateLost: 1,
      candidateExpected: 10,
      verdict: 'regression',
    },
  ]);
  expect(strategies[0]?.metrics.map(({ metric, verdict }) => [metric, verdict])).toEqual([
    ['latency_mean_ms', 'events-lost'],
    ['requests_total', 'no-figure'],
  ]);
});

test('losses are held against what there should have been', () => {
  const lossy = (count: number) => trialsWith('latency_mean_ms', levels.slice(0, count), { events_lost: 1 });
  const losing = storedRun('before', { first: lossy(6), second: slowed(2) });
  const lossVerdict = (candidate: StoredRunInFolder) =>
    compareRuns(losing, [withScenario(candidate, { seed: 2 })], usualOptions).candidates[0]?.strategies[0]
      ?.losses[0]?.verdict;
  expect(lossVerdict(storedRun('after', { first: lossy(4), second: slowed(2) }))).toBe('not-more');
  const [first, ...others] = lossy(4);
  const more = [{ ...first, events_lost: 2 }, ...others];
  expect(lossVerdict(storedRun('after', { first: more, second: slowed(2) }))).toBe('regression');
});

test('nothing is judged of a disturbed strategy, not even its losses, unless that is accepted', () => {
  const disturbed = withRow(candidateOf(9), 'first', { trusted: false });
  expect(verdictOf(disturbed)).toEqual(['disturbed', 'not-judged']);
  expect(compareTo(disturbed).strategies[0]?.losses[0]?.verdict).toBe('disturbed');
  const allowed: readonly Allowance[] = ['disturbed'];
  expect(verdictOf(disturbed, { allowed })).toEqual(['regression', 'regression']);
  expect(compareTo(disturbed, { allowed }).strategies[0]?.trusted).toBe(false);
});

test('totals of other numbers of consumers, or of other windows, are not judged', () => {
  expect(verdictOf(withRow(candidateOf(9), 'first', { consumers: 9 }))).toEqual([
    'other-consumers',
    'not-judged',
  ]);
  const requests = trialsWith('requests_total', levels);
  const run = storedRun('after', { first: requests, second: requests });
  const { setup } = run.comparison;
  const longer = { ...run, comparison: { ...run.comparison, setup: setup && { ...setup, durationMs: 9 } } };
  const verdicts = compareRuns(run, [longer], usualOptions).candidates[0]?.strategies.map(
    ({ metrics }) => metrics[0]?.verdict,
  );
  expect(verdicts).toEqual(['other-window', 'other-window']);
});

test('metrics that were asked for stand there also without a figure, and percentiles without support', () => {
  const trials = trialsWith('latency_p999_ms', levels);
  const run = storedRun('before', { first: trials, second: trials });
  const metricsOf = (metrics: typeof usualOptions.metrics) =>
    compareRuns(run, [run], { ...usualOptions, metrics }).candidates[0]?.strategies[0]?.metrics.map(
      ({ metric, verdict }) => [metric, verdict],
    );
  expect(metricsOf(null)).toEqual([]);
  expect(metricsOf(['latency_p999_ms', 'source_cpu_ms'])).toEqual([
    ['latency_p999_ms', 'few-samples'],
    ['source_cpu_ms', 'no-figure'],
  ]);
});

test('strategies that only one run has are listed, and one that the candidate lacks is not judged', () => {
  const { rows } = baseline.comparison;
  const fewer = { ...baseline, comparison: { ...baseline.comparison, rows: rows.slice(0, 1) } };
  expect(compareTo(fewer)).toMatchObject({ onlyInBaseline: ['second'], outcome: 'not-judged' });
  const [back] = compareRuns(fewer, [baseline], usualOptions).candidates;
  expect(back).toMatchObject({ onlyInBaseline: [], onlyInCandidate: ['second'], outcome: 'no-regression' });
  expect(compareTo(fewer, { strategies: ['first'] })).toMatchObject({
    onlyInBaseline: [],
    outcome: 'no-regression',
  });
});

test('the gravest of several candidates decides', () => {
  const outcomeOf = (...factors: readonly number[]) =>
    compareRuns(
      baseline,
      factors.map((factor) => candidateOf(factor)),
      usualOptions,
    ).outcome;
  expect(outcomeOf(1, 0.5)).toBe('no-regression');
  expect(outcomeOf(1, 2, 1)).toBe('regression');
});

const values = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 6, maxLength: 12 });

test('a run against itself shows ratio 1 and no difference everywhere', () => {
  fc.assert(
    fc.property(values, values, (left, right) => {
      const run = storedRun('run', {
        first: trialsWith('latency_mean_ms', left, { requests_total: 3 }),
        second: trialsWith('stale_share', right),
      });
      const { candidates, outcome } = compareRuns(run, [run], { ...usualOptions, toleranceShare: 0 });
      const metrics = candidates.flatMap(({ strategies }) => strategies.flatMap((one) => one.metrics));
      expect(metrics.map(({ ratio, verdict }) => [ratio, verdict])).toEqual(
        Array(3).fill([1, 'no-difference']),
      );
      expect(outcome).toBe('no-regression');
    }),
    { numRuns: 30 },
  );
});

const positive = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 8, maxLength: 8 });

test.each([1, 2])('exchanging baseline and candidate inverts ratios and intervals (seed %s)', (seed) => {
  fc.assert(
    fc.property(positive, positive, (left, right) => {
      const [one, other] = [left, right].map((of) => {
        const trials = trialsWith('latency_mean_ms', of);
        return storedRun('run', { first: trials, second: trials });
      });
      if (one === undefined || other === undefined) {
        throw new Error('no run');
      }
      const turned = withScenario(other, { seed });
      const contrastOf = (from: StoredRunInFolder, to: StoredRunInFolder) =>
        compareRuns(from, [to], usualOptions).candidates[0]?.strategies[0]?.metrics[0];
      const [there, back] = [contrastOf(one, turned), contrastOf(turned, one)];
      expect((there?.ratio ?? 0) * (back?.ratio ?? 0)).toBeCloseTo(1, 9);
      expect((there?.interval?.low ?? 0) * (back?.interval?.high ?? 0)).toBeCloseTo(1, 9);
    }),
    { numRuns: 30 },
  );
});
