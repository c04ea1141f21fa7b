import { expect, test } from 'vitest';
import { type MetricValues, metricNames } from '../core/metric-catalogue.js';
import type { TrialMeasurement, TrialResult } from '../measure/trial-measurement.js';
import { type CompareInput, compare } from './compare.js';
import { metricsWith } from './testing/comparison-row.js';

const scenario = {
  name: 'shop',
  question: 'When does the shop hear of it?',
  summary: 'A shop.',
  lookFor: null,
  text: 'name: shop',
  overrides: ['seed=7'],
  quickForm: null,
  hash: 'abc',
};

function measurement(metrics: Partial<MetricValues>): TrialMeasurement {
  return {
    metrics: metricsWith({ deliveries_expected: 12, events_lost: 0, requests_per_event: 1, ...metrics }),
    latencyHistogram: 'histogram',
    latencySamples: 12,
    readLatencies: null,
    requests: { sent: 1, received: 1, neverArrived: { refused: 0, cut: 0, abandoned: 0 } },
    timeline: [],
    deliveries: [
      {
        consumer: 0,
        sequence: 1,
        occurredUs: 0,
        deliveredUs: null,
        latencyUs: null,
        attempts: null,
        duplicates: 0,
        appliedUs: null,
      },
    ],
  };
}

const webhook = measurement({
  latency_p50_ms: 1,
  requests_total: 12,
  source_cpu_ms: 950,
  source_cpu_share: 0.95,
});
const poll = measurement({ latency_p50_ms: 500, requests_total: 6 });

const results: readonly TrialResult[] = [
  {
    trial: 2,
    label: 'hook',
    state: 'measured',
    measurement: measurement({ source_cpu_ms: 100, source_cpu_share: 0.1 }),
  },
  { trial: 1, label: 'poll', state: 'measured', measurement: poll },
  { trial: 1, label: 'hook', state: 'measured', measurement: webhook },
  { trial: 2, label: 'poll', state: 'measured', measurement: poll },
];

function input(change: Partial<CompareInput> = {}): CompareInput {
  return {
    world: 'live',
    plan: {
      scenario,
      seed: 42,
      trialCount: 2,
      expectations: [],
      setup: {
        arrivals: 'poisson',
        eventsPerSecond: 12,
        readsPerSecond: 0,
        consumers: 3,
        audience: 'all',
        warmUpMs: 0,
        durationMs: 1_000,
        drainMs: 0,
        linkLatencyMs: 0,
        linkJitterMs: 0,
        schedule: 'sequential',
      },
      strategies: [
        { label: 'hook', id: 'webhook', teaches: 'Push is fresh.', wire: null, options: {}, consumers: 3 },
        {
          label: 'poll',
          id: 'interval-poll',
          teaches: 'Polls cost.',
          wire: null,
          options: { every: '1s' },
          consumers: 3,
        },
      ],
    },
    results,
    pooled: new Map([
      ['hook', { metrics: webhook.metrics, latencySamples: 24 }],
      ['poll', { metrics: poll.metrics, latencySamples: 24 }],
    ]),
    predicted: new Map([['poll', { latency_p50_ms: 505 }]]),
    simulated: new Map([['hook', { latency_p50_ms: 0 }]]),
    ...change,
  };
}

test('a strategy with some of the consumers says so in its row; the conditions keep those of the workload', () => {
  const { plan } = input();
  const strategies = plan.strategies.map((each, index) => ({ ...each, consumers: index + 1 }));
  const comparison = compare(input({ plan: { ...plan, strategies } }));
  expect(comparison.rows.map(({ consumers }) => consumers)).toEqual([1, 2]);
  expect(comparison.setup?.consumers).toBe(3);
});

test('a complete run: rows and trials in scenario order, with the three answers', () => {
  const comparison = compare(input());
  expect(comparison).toMatchObject({
    schemaVersion: 2,
    world: 'live',
    state: 'complete',
    incompleteBecause: null,
    scenario: { ...scenario, seed: 42, trialCount: 2 },
  });
  expect(comparison.rows).toMatchObject([
    {
      label: 'hook',
      strategyId: 'webhook',
      teaches: 'Push is fresh.',
      wire: null,
      trials: 2,
      consumers: 3,
      metrics: webhook.metrics,
      latencySamples: 24,
      predicted: {},
      simulated: { latency_p50_ms: 0 },
    },
    { label: 'poll', predicted: { latency_p50_ms: 505 }, simulated: {} },
  ]);
  expect(comparison.trials.map(({ label, trial }) => `${label} ${trial}`)).toEqual([
    'hook 1',
    'hook 2',
    'poll 1',
    'poll 2',
  ]);
  expect(comparison.verdict[0]).toMatch(/^hook told the consumers 500 times sooner than poll/);
});

test('what the scenario expects is judged on the rows', () => {
  const expectation = {
    key: 'requests_total',
    subject: { kind: 'every-strategy' },
    metric: 'requests_total',
    comparator: '>',
    bound: 6,
  } as const;
  const plan = { ...input().plan, expectations: [expectation] };
  expect(compare(input({ plan })).expectations).toMatchObject([
    { figure: 'hook.requests_total', state: 'passed', value: 12 },
    { figure: 'poll.requests_total', state: 'missed', value: 6 },
  ]);
  expect(compare(input()).expectations).toEqual([]);
});

test('trials are kept without their single deliveries', () => {
  for (const trial of compare(input()).trials) {
    expect(trial).toHaveProperty('measurement.latencyHistogram', 'histogram');
    expect(trial).not.toHaveProperty('measurement.deliveries');
  }
});

test('one saturated trial makes the strategy untrusted, whatever the mean is', () => {
  const { rows, trials } = compare(input());
  expect(rows.map(({ trusted }) => trusted)).toEqual([false, true]);
  const codesOf = (index: number) => {
    const trial = trials[index];
    return trial === undefined || trial.state === 'failed' ? null : trial.warnings.map(({ code }) => code);
  };
  expect(codesOf(0)).toContain('cpu-saturated');
  expect(codesOf(1)).not.toContain('cpu-saturated');
});

test('a drift is looked for over the trials in their order, and no single trial has one', () => {
  // Given backwards: what counts is the trial's number.
  const drifting = [15, 14, 13, 12, 11, 10].map(
    (latency_p50_ms, index): TrialResult => ({
      trial: 6 - index,
      label: 'poll',
      state: 'measured',
      measurement: measurement({ latency_p50_ms }),
    }),
  );
  const { rows, trials } = compare(input({ results: drifting }));
  expect(rows[1]).toMatchObject({ trusted: false, warnings: [{ code: 'drifted' }] });
  expect(rows[1]?.warnings[0]?.text).toMatch(
    /^From the first of 6 trials to the last, the median latency rose/,
  );
  expect(trials.flatMap((trial) => (trial.state === 'failed' ? [] : trial.warnings))).toEqual([]);
});

test('strategies side by side mark their CPU figures, live only', () => {
  const { plan: sequential } = input();
  const plan = { ...sequential, setup: { ...sequential.setup, schedule: 'side-by-side' as const } };
  const codesOf = (world: 'live' | 'virtual') =>
    compare(input({ world, plan })).rows.map(({ warnings }) => warnings.map(({ code }) => code));
  expect(codesOf('live')).toEqual([['cpu-saturated', 'side-by-side'], []]);
  expect(codesOf('virtual').flat()).not.toContain('side-by-side');
});

test('a failed trial stays visible, and the run is incomplete', () => {
  const failed: TrialResult = {
    trial: 2,
    label: 'poll',
    state: 'failed',
    code: 'PVP_PROCESS_DIED',
    message: 'The consumers’ process ended.',
  };
  const comparison = compare(input({ results: [...results.slice(0, 3), failed] }));
  expect(comparison.state).toBe('incomplete');
  expect(comparison.incompleteBecause).toBe('1 of 4 trials failed.');
  expect(comparison.trials[3]).toEqual({ ...failed, strategyId: 'interval-poll' });
  expect(comparison.rows[1]?.trials).toBe(1);
  expect(comparison.rows[1]?.warnings[0]).toMatchObject({ code: 'trial-failed' });
  expect(comparison.rows[1]?.trusted).toBe(true);
});

test('an interrupted run says why, and its interrupted trial is in no figure', () => {
  const interrupted: TrialResult = { trial: 1, label: 'poll', state: 'interrupted', measurement: poll };
  const comparison = compare(
    input({
      results: [...results.slice(2, 3), interrupted],
      pooled: new Map([['hook', { metrics: webhook.metrics, latencySamples: 12 }]]),
      interruptedBecause: 'Interrupted by the user.',
    }),
  );
  expect(comparison.incompleteBecause).toBe('Interrupted by the user.');
  const row = comparison.rows[1];
  expect(row).toMatchObject({ trials: 0, latencySamples: 0 });
  expect(row?.warnings.map(({ code }) => code)).toEqual(['trial-interrupted']);
  expect(Object.values(row?.metrics ?? {})).toEqual(metricNames.map(() => null));
  expect(comparison.trials.map(({ state }) => state)).toEqual(['measured', 'interrupted']);
  expect(comparison.verdict).toContain('poll was not measured to the end.');
});

test('missing trials are not passed over', () => {
  expect(compare(input({ results: results.slice(0, 3) })).incompleteBecause).toBe(
    'Only 3 of 4 trials were measured to the end.',
  );
});
