import type { MetricName } from './metric-catalogue.js';

/** The metrics in which strategies are held against each other, trial by trial. Less is better in each of them. */
export const contrastMetrics = [
  'latency_mean_ms',
  'latency_p50_ms',
  'latency_p99_ms',
  'age_mean_ms',
  'stale_share',
  'read_latency_mean_ms',
  'stale_read_share',
  'read_age_mean_ms',
  'requests_total',
  'bytes_per_event',
  'source_cpu_ms',
  'consumer_cpu_ms',
] as const satisfies readonly MetricName[];

export type ContrastMetric = (typeof contrastMetrics)[number];
