import type { MetricName } from './metric-catalogue.js';

/** The metrics that closed forms know best, with what tables call them. */
export const checkedMetrics: readonly { readonly name: MetricName; readonly words: string }[] = [
  { name: 'latency_mean_ms', words: 'latency, mean' },
  { name: 'latency_p99_ms', words: 'latency, p99' },
  { name: 'requests_per_event', words: 'requests per event' },
  { name: 'empty_poll_share', words: 'empty polls' },
  { name: 'stale_share', words: 'time stale' },
  { name: 'read_latency_mean_ms', words: 'read latency, mean' },
  { name: 'stale_read_share', words: 'stale reads' },
];
