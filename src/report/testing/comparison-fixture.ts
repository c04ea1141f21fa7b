import type { Comparison, ComparisonRow, TrialRow, Warning } from '../../analyse/comparison.js';
import { type MetricName, type MetricValues, metricNames } from '../../core/metric-catalogue.js';

/** All metrics null but those given. */
export function metricsWith(values: Partial<MetricValues>): MetricValues {
  return Object.fromEntries(metricNames.map((name: MetricName) => [name, values[name] ?? null])) as Record<
    MetricName,
    number | null
  >;
}

/** A percentile that 24 samples cannot support. */
const unsupportedPercentile: Warning = {
  code: 'percentile-unsupported',
  metrics: ['latency_p99_ms', 'latency_p999_ms'],
  text: 'p99 needs 1,000 samples, and there are 24: run longer, or with more trials.',
};

const webhookMetrics = metricsWith({
  events_occurred: 24,
  deliveries_expected: 24,
  events_delivered: 24,
  events_lost: 0,
  duplicates_received: 0,
  duplicates_applied: 0,
  out_of_order: 0,
  latency_min_ms: 1.02,
  latency_mean_ms: 1.9500000000000002,
  latency_p50_ms: 1.9,
  latency_p90_ms: 2.4,
  latency_p95_ms: 2.6,
  latency_p99_ms: 4.171,
  latency_p999_ms: 4.171,
  latency_max_ms: 4.171,
  age_mean_ms: 0.01,
  age_peak_ms: 4.171,
  stale_share: 0.0039,
  requests_total: 25,
  requests_delivery: 24,
  requests_retry: 0,
  requests_handshake: 1,
  requests_per_event: 1.0416666666666667,
  bytes_to_consumer: 24_576,
  bytes_to_source: 3_120,
  bytes_per_event: 1154,
  connections_opened: 2,
  peak_inbound_per_second: 5,
  emission_late_p99_ms: 0.31,
  events_pending: 0,
  source_cpu_share: 0.015,
  consumer_cpu_share: 0.02,
  source_loop_delay_p99_ms: 1.2,
  consumer_loop_delay_p99_ms: 1.1,
  cpu_steal_share: 0,
  clock_resolution_ms: 0.001,
});

const pollMetrics = metricsWith({
  events_occurred: 24,
  deliveries_expected: 24,
  events_delivered: 23,
  events_lost: 1,
  duplicates_received: 0,
  duplicates_applied: 0,
  out_of_order: 0,
  latency_mean_ms: 2_510.25,
  latency_p50_ms: 2_480,
  latency_p99_ms: 4_960,
  requests_total: 3,
  requests_poll: 3,
  requests_poll_empty: 1,
  requests_not_modified: 0,
  requests_per_event: 0.125,
  empty_poll_share: 1 / 3,
  bytes_to_consumer: 16_000,
  bytes_to_source: 600,
  connections_opened: 1,
  emission_late_p99_ms: 0.28,
  events_pending: 0,
  source_cpu_share: 0.014,
  consumer_cpu_share: 0.018,
  source_loop_delay_p99_ms: 1.3,
  consumer_loop_delay_p99_ms: 1.2,
  cpu_steal_share: 0,
  clock_resolution_ms: 0.001,
});

const webhookRow: ComparisonRow = {
  label: 'webhook',
  strategyId: 'webhook',
  teaches: 'Push tells at once, and needs somebody who listens.',
  wire: { connection: 'per-request', message: 'event' },
  options: {},
  trials: 1,
  consumers: 1,
  metrics: webhookMetrics,
  latencySamples: 24,
  medians: {},
  intervals: {},
  predicted: { requests_per_event: 1 },
  simulated: {},
  trusted: true,
  warnings: [unsupportedPercentile],
};

const pollRow: ComparisonRow = {
  label: 'slow poll',
  strategyId: 'interval-poll',
  teaches: 'Polling pays in requests for freshness.',
  wire: { connection: 'per-request', message: 'page' },
  options: { every: '5s' },
  trials: 1,
  consumers: 1,
  metrics: pollMetrics,
  latencySamples: 23,
  medians: {},
  intervals: {},
  predicted: { latency_mean_ms: 2_500, latency_p99_ms: 4_950, empty_poll_share: 0 },
  simulated: { latency_mean_ms: 2_505 },
  trusted: true,
  warnings: [],
};

function measuredTrial(row: ComparisonRow, trial: number): TrialRow {
  return {
    trial,
    label: row.label,
    strategyId: row.strategyId,
    state: 'measured',
    measurement: {
      metrics: row.metrics,
      latencyHistogram: 'HISTFAAAAAN4nJNpmSzMwMDAAMGMIJIRAA==',
      latencySamples: row.latencySamples,
      readLatencies: null,
      requests: { sent: 25, received: 25, neverArrived: { refused: 0, cut: 0, abandoned: 0 } },
      timeline: [
        {
          second: 0,
          events: 2,
          requestsPoll: 0,
          requestsPollEmpty: 0,
          requestsNotModified: 0,
          requestsDelivery: 2,
          requestsRetry: 0,
          requestsFetch: 0,
          requestsReconcile: 0,
          requestsRead: 0,
          requestsHandshake: 1,
          deliveries: 2,
          consumersStale: 0,
          staleShare: 0.25,
        },
      ],
    },
    warnings: row.warnings,
  };
}

const failedTrial: TrialRow = {
  trial: 2,
  label: 'slow poll',
  strategyId: 'interval-poll',
  state: 'failed',
  code: 'PVP_PROCESS_DIED',
  message: 'the consumers’ process ended with signal SIGKILL\nafter 1.2 s',
};

/** Two strategies measured live, whole, with a percentile that is not supported. */
export const completeComparison: Comparison = {
  schemaVersion: 2,
  world: 'live',
  state: 'complete',
  incompleteBecause: null,
  scenario: {
    name: 'order-placed',
    question: 'Is a webhook worth its upkeep?',
    summary: 'How much sooner does a webhook tell the warehouse, and what does it cost?',
    lookFor: 'Latency p50 of the webhook against that of the slow poll.',
    text: 'name: order-placed\nsummary: with ``` in it\n',
    overrides: [],
    quickForm: null,
    hash: 'a'.repeat(64),
    seed: 42,
    trialCount: 1,
  },
  setup: {
    arrivals: 'poisson',
    eventsPerSecond: 2,
    readsPerSecond: 0,
    consumers: 1,
    audience: 'all',
    warmUpMs: 1_000,
    durationMs: 12_000,
    drainMs: 30_000,
    linkLatencyMs: 0,
    linkJitterMs: 0,
    schedule: 'sequential',
  },
  faults: [],
  rows: [webhookRow, pollRow],
  trials: [measuredTrial(webhookRow, 1), measuredTrial(pollRow, 1)],
  contrasts: [
    {
      label: 'webhook',
      against: 'slow poll',
      metric: 'requests_total',
      trials: 1,
      ratio: 25 / 3,
      interval: null,
      verdict: 'too-few-trials',
    },
  ],
  deviations: [
    {
      label: 'slow poll',
      metric: 'latency_mean_ms',
      significant: true,
      basis: 'rule-of-thumb',
      reasons: ['late timers: they were late', 'the rate limit: it refused'],
    },
    {
      label: 'slow poll',
      metric: 'latency_p99_ms',
      significant: false,
      basis: 'rule-of-thumb',
      reasons: [],
    },
    {
      label: 'slow poll',
      metric: 'empty_poll_share',
      significant: true,
      basis: 'interval',
      reasons: [],
    },
  ],
  stability: null,
  verdict: [
    'webhook told the consumer 2.48 s sooner than slow poll (median), for 22 more requests per 24 events.',
  ],
  expectations: [],
};

/** The same with thresholds in every state. */
export const judgedComparison: Comparison = {
  ...completeComparison,
  expectations: [
    {
      key: 'webhook.latency_p99_ms',
      figure: 'webhook.latency_p99_ms',
      metric: 'latency_p99_ms',
      comparator: '<',
      bound: 250,
      state: 'passed',
      value: 4.171,
      doubt: 'the sample of webhook is too small for this percentile',
    },
    {
      key: 'events_lost',
      figure: 'slow poll.events_lost',
      metric: 'events_lost',
      comparator: '=',
      bound: 0,
      state: 'missed',
      value: 1,
      doubt: null,
    },
    {
      key: 'webhook.empty_poll_share',
      figure: 'webhook.empty_poll_share',
      metric: 'empty_poll_share',
      comparator: '>',
      bound: 0.9,
      state: 'not-measurable',
      reason: 'webhook has no empty_poll_share in this run',
    },
    {
      key: 'ratio(slow poll, sse).requests_total',
      figure: 'ratio(slow poll, sse).requests_total',
      metric: 'requests_total',
      comparator: '<=',
      bound: 10,
      state: 'not-run',
      reason: 'sse took no part in this run',
    },
  ],
};

/** The same with a second trial in which one strategy failed. */
export const incompleteComparison: Comparison = {
  ...completeComparison,
  state: 'incomplete',
  incompleteBecause: 'One of 4 trials failed.',
  scenario: { ...completeComparison.scenario, trialCount: 2 },
  trials: [
    ...completeComparison.trials.slice(0, 1),
    measuredTrial(webhookRow, 2),
    measuredTrial(pollRow, 1),
    failedTrial,
  ],
};

/** The same from the virtual world. */
export const simulatedComparison: Comparison = {
  ...completeComparison,
  world: 'virtual',
  rows: completeComparison.rows.map((row) => ({ ...row, simulated: {} })),
};

/** Replaces what somebody wrote, everywhere, by a text that tries to break out. */
export function withHostileTexts(text: string): Comparison {
  const { scenario, rows, trials, contrasts, deviations, expectations } = judgedComparison;
  return {
    ...completeComparison,
    scenario: { ...scenario, name: text, question: text, summary: text, lookFor: text, text },
    rows: rows.map((row, index) => ({ ...row, label: `${text}${index}` })),
    trials: trials.map((trial, index) => ({ ...trial, label: `${text}${index}` })),
    verdict: [text],
    deviations: deviations.map((deviation) => ({ ...deviation, label: `${text}1` })),
    contrasts: contrasts.map((contrast) => ({ ...contrast, label: `${text}0`, against: `${text}1` })),
    expectations: expectations.map((judged) =>
      'reason' in judged
        ? { ...judged, key: text, figure: text, reason: text }
        : { ...judged, key: text, figure: text, doubt: text },
    ),
  };
}
