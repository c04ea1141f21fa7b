import type { Comparison, ComparisonRow, TrialRow } from '../../analyse/comparison.js';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { LatencyDistribution } from '../../core/latency-distribution.js';
import type { MetricValues } from '../../core/metric-catalogue.js';
import { completeComparison, metricsWith } from './comparison-fixture.js';
import { environmentFixture } from './reported-run-fixture.js';

const trialCount = 3;
const seconds = 12;
const eventsPerTrial = 24;
const samples = eventsPerTrial * trialCount;

interface Strategy {
  readonly label: string;
  readonly strategyId: string;
  /** Latencies run evenly from the first to the second; null: it hands no event over. */
  readonly latencyMs: readonly [number, number] | null;
  /** Of one trial. */
  readonly metrics: Partial<MetricValues>;
  readonly trusted?: boolean;
  readonly medians?: ComparisonRow['medians'];
  readonly intervals?: ComparisonRow['intervals'];
}

/** One of everything that a plot must cope with. */
const strategies: readonly Strategy[] = [
  {
    label: 'webhook',
    strategyId: 'webhook',
    latencyMs: [0, 4],
    metrics: { requests_delivery: 24, requests_retry: 2, requests_handshake: 1, events_lost: 0 },
    medians: { latency_p50_ms: 2, requests_per_event: 1.1 },
    intervals: { latency_p50_ms: { low: 1.5, high: 2.6 }, requests_per_event: { low: 1, high: 1.2 } },
  },
  {
    label: 'interval-poll',
    strategyId: 'interval-poll',
    latencyMs: [20, 980],
    metrics: { requests_poll: 12, requests_poll_empty: 5, requests_not_modified: 0, events_lost: 0 },
    medians: { latency_p50_ms: 500, requests_per_event: 0.5 },
  },
  {
    label: 'conditional-poll',
    strategyId: 'conditional-poll',
    latencyMs: [20, 980],
    metrics: { requests_poll: 12, requests_poll_empty: 0, requests_not_modified: 5, events_lost: 0 },
  },
  {
    label: 'lossy webhook',
    strategyId: 'thin-webhook',
    latencyMs: [12, 40],
    metrics: { requests_delivery: 24, requests_fetch: 20, events_lost: 4 },
  },
  { label: 'stream', strategyId: 'sse', latencyMs: [0, 0], metrics: { events_lost: 0 } },
  {
    label: 'disturbed hybrid',
    strategyId: 'hybrid',
    latencyMs: [2, 9],
    metrics: { requests_delivery: 24, requests_reconcile: 3, events_lost: 0 },
    trusted: false,
  },
  {
    label: 'on-demand',
    strategyId: 'on-demand',
    latencyMs: null,
    metrics: { requests_read: 6, read_latency_p50_ms: 20, read_age_mean_ms: 1, stale_read_share: 0.1 },
  },
];

function sumRequests(metrics: Partial<MetricValues>): number {
  return (
    (metrics.requests_poll ?? 0) +
    (metrics.requests_delivery ?? 0) +
    (metrics.requests_retry ?? 0) +
    (metrics.requests_fetch ?? 0) +
    (metrics.requests_reconcile ?? 0) +
    (metrics.requests_read ?? 0) +
    (metrics.requests_handshake ?? 0)
  );
}

function latencyAtMs([from, until]: readonly [number, number], quantile: number, shift: number): number {
  return Math.round((from + (until - from) * quantile) * shift * 1_000) / 1_000;
}

/** All of a strategy's metrics over so many trials; `shift` moves its latencies a little. */
function metricsOf({ metrics, latencyMs }: Strategy, trials: number, shift: number): MetricValues {
  const counts = Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [
      name,
      name.startsWith('read_') || name.endsWith('_share') || value === null ? value : value * trials,
    ]),
  );
  const requests = sumRequests(metrics);
  return metricsWith({
    events_occurred: eventsPerTrial * trials,
    ...counts,
    requests_total: requests * trials,
    requests_per_event: requests / eventsPerTrial,
    bytes_to_consumer: (4_000 + requests * 300) * trials,
    bytes_to_source: requests * 110 * trials,
    ...(latencyMs === null
      ? {}
      : {
          latency_min_ms: latencyAtMs(latencyMs, 0, shift),
          latency_p50_ms: latencyAtMs(latencyMs, 0.5, shift),
          latency_p90_ms: latencyAtMs(latencyMs, 0.9, shift),
          latency_p99_ms: latencyAtMs(latencyMs, 1, shift),
          latency_max_ms: latencyAtMs(latencyMs, 1, shift),
          stale_share: Math.min(1, latencyMs[1] / 1_000),
        }),
  });
}

function toRow(strategy: Strategy): ComparisonRow {
  return {
    label: strategy.label,
    strategyId: strategy.strategyId,
    teaches: 'What it teaches.',
    wire: { connection: 'per-request', message: 'event' },
    options: {},
    trials: trialCount,
    consumers: 2,
    metrics: metricsOf(strategy, trialCount, 1),
    latencySamples: strategy.latencyMs === null ? 0 : samples,
    medians: strategy.medians ?? {},
    intervals: strategy.intervals ?? {},
    predicted: {},
    simulated: {},
    trusted: strategy.trusted ?? true,
    warnings: [],
  };
}

function toTrial(strategy: Strategy, trial: number): TrialRow {
  const { latencyMs } = strategy;
  return {
    trial,
    label: strategy.label,
    strategyId: strategy.strategyId,
    state: 'measured',
    measurement: {
      metrics: metricsOf(strategy, 1, 0.8 + 0.1 * trial),
      latencyHistogram: '',
      latencySamples: latencyMs === null ? 0 : eventsPerTrial,
      readLatencies: null,
      requests: { sent: 0, received: 0, neverArrived: { refused: 0, cut: 0, abandoned: 0 } },
      timeline: Array.from({ length: seconds + 1 }, (_, second) => ({
        second,
        events: second < seconds ? 1 + (second % 3) : 0,
        requestsPoll: Math.round((strategy.metrics.requests_poll ?? 0) / seconds),
        requestsPollEmpty: 0,
        requestsNotModified: 0,
        requestsDelivery: strategy.metrics.requests_delivery === undefined ? 0 : 1 + (second % 3),
        requestsRetry: 0,
        requestsFetch: 0,
        requestsReconcile: 0,
        requestsRead: second % 2 === 0 ? (strategy.metrics.requests_read ?? 0) / 6 : 0,
        requestsHandshake: 0,
        deliveries: latencyMs === null ? null : 1,
        consumersStale: latencyMs === null ? null : second % 3,
        staleShare: latencyMs === null ? null : (second % 5) / 8,
      })),
    },
    warnings: [],
  };
}

function toDistribution({ label, latencyMs }: Strategy): LatencyDistribution[] {
  if (latencyMs === null) {
    return [];
  }
  const valuesUs = Array.from({ length: samples }, (_, index) =>
    Math.round(latencyAtMs(latencyMs, index / (samples - 1), 1) * 1_000),
  );
  const steps = valuesUs
    .map((valueUs, index) => ({ valueUs, countAtOrBelow: index + 1 }))
    .filter(({ valueUs }, index) => valuesUs[index + 1] !== valueUs);
  return [{ label, count: samples, steps, hgrm: '', hlog: '' }];
}

const richComparison: Comparison = {
  ...completeComparison,
  scenario: { ...completeComparison.scenario, name: 'rich', trialCount },
  faults: [
    { label: 'outage', fromMs: -500, untilMs: 2_500 },
    { label: 'slow source', fromMs: 2_000, untilMs: 6_000 },
  ],
  rows: strategies.map(toRow),
  contrasts: [
    {
      label: 'webhook',
      against: 'interval-poll',
      metric: 'latency_p50_ms',
      trials: 3,
      ratio: 0.004,
      interval: { low: 0.003, high: 0.0052 },
      verdict: 'less',
    },
    {
      label: 'webhook',
      against: 'interval-poll',
      metric: 'requests_total',
      trials: 3,
      ratio: 2.25,
      interval: { low: 2.083, high: null },
      verdict: 'more',
    },
    {
      label: 'webhook',
      against: 'lossy webhook',
      metric: 'latency_p50_ms',
      trials: 3,
      ratio: 0.08,
      interval: null,
      verdict: 'events-lost',
    },
    {
      label: 'interval-poll',
      against: 'conditional-poll',
      metric: 'latency_p50_ms',
      trials: 3,
      ratio: 1,
      interval: { low: 0.97, high: 1.02 },
      verdict: 'no-difference',
    },
    {
      label: 'interval-poll',
      against: 'stream',
      metric: 'requests_total',
      trials: 3,
      ratio: null,
      interval: null,
      verdict: 'too-few-trials',
    },
  ],
  trials: strategies.flatMap((strategy) =>
    Array.from({ length: trialCount }, (_, index) => toTrial(strategy, index + 1)),
  ),
};

/**
 * Seven strategies over three trials, made of plain arithmetic: latencies of 0, lost events, a disturbed one, one
 * without latencies, one without requests, two that are equal; with faults and intervals.
 */
export const richRun: ReportedRun = {
  comparison: richComparison,
  environment: environmentFixture,
  distributions: strategies.flatMap(toDistribution),
  readDistributions: [],
};

/** The same run, with other labels for its strategies, in order. */
export function withLabels(run: ReportedRun, labels: readonly string[]): ReportedRun {
  const renamed = new Map(run.comparison.rows.map(({ label }, index) => [label, labels[index] ?? label]));
  const rename = <Item extends { readonly label: string }>(item: Item): Item => ({
    ...item,
    label: renamed.get(item.label) ?? item.label,
  });
  const { comparison } = run;
  return {
    ...run,
    comparison: {
      ...comparison,
      rows: comparison.rows.map(rename),
      trials: comparison.trials.map(rename),
    },
    distributions: run.distributions.map(rename),
  };
}
