import type { MetricValues } from '../core/metric-catalogue.js';
import { type BaseMetrics, completeMetrics } from './complete-metrics.js';
import { withHistogram } from './latency-histogram.js';
import { poolReads } from './sum-reads.js';
import type { TrialMeasurement } from './trial-measurement.js';

/** Several trials of one strategy, as if they had been one long one. */
export interface PooledTrials {
  readonly metrics: MetricValues;
  readonly latencySamples: number;
}

/** What of a trial its pool is made of; run.json keeps it all. */
type PoolableTrial = Pick<
  TrialMeasurement,
  'metrics' | 'latencyHistogram' | 'latencySamples' | 'readLatencies'
>;

type Pooling = (values: readonly number[]) => number;

const sum: Pooling = (values) => values.reduce((total, value) => total + value, 0);
const mean: Pooling = (values) => sum(values) / values.length;
const smallest: Pooling = (values) => Math.min(...values);
const largest: Pooling = (values) => Math.max(...values);

/**
 * How the trials' values become one. Age and stale share are averages over windows of equal length, so their mean
 * is the average over all windows. Of how late the source emitted, and of how late event loops were, only the
 * percentile is kept; the worst trial's is an upper bound of the percentile over all trials, which is what a figure of
 * trust should be. Of loads, stolen time and clocks the worst trial counts as well: one disturbed trial disturbs the pool.
 */
const poolings: Readonly<Record<keyof BaseMetrics, Pooling>> = {
  events_occurred: sum,
  deliveries_expected: sum,
  events_delivered: sum,
  events_lost: sum,
  duplicates_received: sum,
  duplicates_applied: sum,
  out_of_order: sum,
  latency_min_ms: smallest,
  latency_max_ms: largest,
  age_mean_ms: mean,
  age_peak_ms: largest,
  stale_share: mean,
  requests_poll: sum,
  requests_poll_empty: sum,
  requests_not_modified: sum,
  requests_delivery: sum,
  requests_retry: sum,
  requests_fetch: sum,
  requests_reconcile: sum,
  requests_read: sum,
  requests_handshake: sum,
  bytes_to_consumer: sum,
  bytes_to_source: sum,
  connections_opened: sum,
  source_cpu_ms: sum,
  consumer_cpu_ms: sum,
  peak_inbound_per_second: largest,
  emission_late_p99_ms: largest,
  events_pending: sum,
  reads_total: sum,
  reads_failed: sum,
  requests_rate_limited: sum,
  request_time_mean_ms: mean,
  source_cpu_share: largest,
  consumer_cpu_share: largest,
  source_loop_delay_p99_ms: largest,
  consumer_loop_delay_p99_ms: largest,
  cpu_steal_share: largest,
  clock_resolution_ms: largest,
  source_cpu_raw_ms: sum,
  consumer_cpu_raw_ms: sum,
  source_cpu_idle_ms: sum,
  consumer_cpu_idle_ms: sum,
};

/**
 * Pools the trials of one strategy: histograms are merged and counts added up before anything is derived from them,
 * so no percentile and no ratio is ever averaged. A metric is null when it is null in every trial.
 * @param measurements of whole trials with windows of equal length
 */
export function poolTrials(measurements: readonly PoolableTrial[]): PooledTrials {
  const base = poolBaseMetrics(measurements.map(({ metrics }) => metrics));
  return withHistogram((histogram) =>
    withHistogram((readHistogram) => {
      for (const { latencyHistogram } of measurements) {
        histogram.mergeEncoded(latencyHistogram);
      }
      const sumUs = sum(measurements.map(latencySumUs));
      const reads = poolReads(measurements, readHistogram);
      return { metrics: completeMetrics(base, { histogram, sumUs }, reads), latencySamples: histogram.count };
    }),
  );
}

function poolBaseMetrics(trials: readonly BaseMetrics[]): BaseMetrics {
  const names = Object.keys(poolings) as (keyof BaseMetrics)[];
  const pooled = names.map((name) => {
    const values = trials.flatMap((metrics) => metrics[name] ?? []);
    return [name, values.length === 0 ? null : poolings[name](values)];
  });
  // Every name of the table above is in it, which is what the type says.
  return Object.fromEntries(pooled) as BaseMetrics;
}

/** The exact sum behind a mean: latencies are whole microseconds, so what rounding took from it can be put back. */
function latencySumUs({ metrics, latencySamples }: PoolableTrial): number {
  return Math.round((metrics.latency_mean_ms ?? 0) * 1_000 * latencySamples);
}
