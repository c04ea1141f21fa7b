import type { MetricName } from '../../core/metric-catalogue.js';

/** A figure that an architecture decision may rest on. Less is better in each of them. */
export interface RecordMetric {
  readonly name: MetricName;
  /** What a sentence calls it. */
  readonly words: string;
  /** What somebody who decides wants. */
  readonly driver: string;
}

/** In the order in which they are told. Losses have sentences of their own. */
export const recordMetrics: readonly RecordMetric[] = [
  { name: 'latency_p50_ms', words: 'median latency', driver: 'Freshness: know of an event soon' },
  { name: 'latency_p99_ms', words: 'p99 latency', driver: 'Freshness at its worst: no event much later' },
  { name: 'stale_share', words: 'time stale', driver: 'Currency: lack nothing that has occurred' },
  { name: 'read_age_mean_ms', words: 'mean age of answers', driver: 'Current answers for those who read' },
  { name: 'read_latency_mean_ms', words: 'mean wait of reads', driver: 'Quick answers for those who read' },
  { name: 'requests_per_event', words: 'requests per event', driver: 'Cost: few requests' },
  { name: 'bytes_per_event', words: 'bytes per event', driver: 'Cost: few bytes' },
  { name: 'connections_opened', words: 'connections opened', driver: 'Cost: few connections' },
  {
    name: 'source_cpu_ms_per_event',
    words: 'CPU of the source per event',
    driver: 'Cost: little work at the source',
  },
  {
    name: 'consumer_cpu_ms_per_event',
    words: 'CPU of the consumers per event',
    driver: 'Cost: little work at the consumers',
  },
  {
    name: 'peak_inbound_per_second',
    words: 'peak of requests into the consumers',
    driver: 'Control: no stampede on the consumers',
  },
  {
    name: 'duplicates_received',
    words: 'duplicates received',
    driver: 'Correctness: little to de-duplicate',
  },
  {
    name: 'out_of_order',
    words: 'deliveries out of order',
    driver: 'Correctness: events in their order',
  },
];
