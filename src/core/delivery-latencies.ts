import type { MetricName } from './metric-catalogue.js';

/** Every metric of delivery latency, in the order of its column. */
export const deliveryLatencies: readonly MetricName[] = [
  'latency_min_ms',
  'latency_mean_ms',
  'latency_p50_ms',
  'latency_p90_ms',
  'latency_p95_ms',
  'latency_p99_ms',
  'latency_p999_ms',
  'latency_max_ms',
];
