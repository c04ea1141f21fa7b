import {
  type LatencyPercentile,
  latencyQuantiles,
  type ReadLatencyPercentile,
  readLatencyQuantiles,
} from '../core/latency-quantiles.js';
import type { MetricName, MetricValues } from '../core/metric-catalogue.js';
import { requestPurposes } from '../core/request.js';
import type { LatencyHistogram } from './latency-histogram.js';
import type { ReadSums } from './sum-reads.js';

type DerivedReadMetric =
  | ReadLatencyPercentile
  | 'read_latency_mean_ms'
  | 'stale_read_share'
  | 'read_age_mean_ms';

type DerivedMetric =
  | DerivedReadMetric
  | LatencyPercentile
  | 'latency_mean_ms'
  | 'requests_total'
  | 'requests_per_event'
  | 'empty_poll_share'
  | 'bytes_per_event'
  | 'source_cpu_ms_per_event'
  | 'consumer_cpu_ms_per_event';

/** The metrics that are counted or measured rather than worked out from others. */
export type BaseMetrics = Readonly<Record<Exclude<MetricName, DerivedMetric>, number | null>>;

/** The latencies behind the percentiles and the mean. */
export interface LatencySum {
  readonly histogram: LatencyHistogram;
  /** Exact sum of all latencies in the histogram. */
  readonly sumUs: number;
}

/**
 * Works out every derived metric: ratios of the sums, percentiles of the histogram, the exact mean. A trial and a
 * pool of trials come by their figures here, in the same way. A ratio to nothing is null.
 */
export function completeMetrics(base: BaseMetrics, latencies: LatencySum, reads: ReadSums): MetricValues {
  const requestsTotal = sumOf(requestPurposes.map((purpose) => base[`requests_${purpose}`]));
  const bytesTotal = sumOf([base.bytes_to_consumer, base.bytes_to_source]);
  const emptyPolls = sumOf([base.requests_poll_empty, base.requests_not_modified]);
  const sumMs = latencies.sumUs / 1_000;
  return {
    ...base,
    latency_mean_ms: ratio(sumMs, latencies.histogram.count),
    ...latencyPercentiles(base, latencies.histogram),
    ...readMetrics(reads),
    requests_total: requestsTotal,
    requests_per_event: ratio(requestsTotal, base.events_occurred),
    empty_poll_share: ratio(emptyPolls, base.requests_poll),
    bytes_per_event: ratio(bytesTotal, base.events_occurred),
    source_cpu_ms_per_event: ratio(base.source_cpu_ms, base.events_occurred),
    consumer_cpu_ms_per_event: ratio(base.consumer_cpu_ms, base.events_occurred),
  };
}

function latencyPercentiles(
  { latency_min_ms: minMs, latency_max_ms: maxMs }: BaseMetrics,
  histogram: LatencyHistogram,
): Record<LatencyPercentile, number | null> {
  const valueAt = (percentile: LatencyPercentile): number | null =>
    minMs === null || maxMs === null
      ? null
      : boundedPercentileMs(histogram, latencyQuantiles[percentile], { minMs, maxMs });
  return {
    latency_p50_ms: valueAt('latency_p50_ms'),
    latency_p90_ms: valueAt('latency_p90_ms'),
    latency_p95_ms: valueAt('latency_p95_ms'),
    latency_p99_ms: valueAt('latency_p99_ms'),
    latency_p999_ms: valueAt('latency_p999_ms'),
  };
}

function readMetrics({
  histogram,
  shortestUs,
  longestUs,
  ...sums
}: ReadSums): Record<DerivedReadMetric, number | null> {
  const answered = histogram.count;
  const bounds = { minMs: shortestUs / 1_000, maxMs: longestUs / 1_000 };
  const valueAt = (percentile: ReadLatencyPercentile): number | null =>
    answered === 0 ? null : boundedPercentileMs(histogram, readLatencyQuantiles[percentile], bounds);
  return {
    read_latency_mean_ms: ratio(sums.latencySumUs / 1_000, answered),
    read_latency_p50_ms: valueAt('read_latency_p50_ms'),
    read_latency_p99_ms: valueAt('read_latency_p99_ms'),
    stale_read_share: ratio(sums.stale, answered),
    read_age_mean_ms: ratio(sums.ageSumUs / 1_000, answered),
  };
}

/**
 * The histogram knows a value to three digits only; the exact extremes, which are kept beside it, bound what it
 * says, so that no percentile lies outside them.
 */
function boundedPercentileMs(
  histogram: LatencyHistogram,
  quantile: number,
  { minMs, maxMs }: { readonly minMs: number; readonly maxMs: number },
): number {
  return Math.min(maxMs, Math.max(minMs, histogram.percentileUs(quantile) / 1_000));
}

/** The sum, or null when a summand is missing. */
function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  );
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}
