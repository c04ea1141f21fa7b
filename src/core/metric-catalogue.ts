/** How a metric's value combines over trials and is printed. */
export type MetricUnit = 'count' | 'ms' | 'bytes' | 'share' | 'per_event' | 'per_second';

export interface MetricDefinition {
  /** Column name; it carries the unit. */
  readonly name: string;
  readonly unit: MetricUnit;
  readonly meaning: string;
  /** How it is computed, from which instant to which. */
  readonly formula: string;
}

function metric<const Name extends string>(name: Name, unit: MetricUnit, meaning: string, formula: string) {
  return { name, unit, meaning, formula };
}

const bytesFormula =
  'on the socket, headers included: of the counted requests; of streams and sockets, what was booked within the window (at most 100 ms after it was carried)';

const latencyFormula =
  'delivered_us - occurred_us, nearest rank over all deliveries of measured events, to the 3 significant digits of an HdrHistogram (at most 0.1 % above)';
const loopDelayFormula =
  'how late the process did what was due, at instants 97 ms apart over the window, nearest rank; timers of whole milliseconds add up to 1.1 ms; of several trials the worst; empty when simulated';
const readLatencyFormula =
  'answered - scheduled instant where the source was asked, 0 where the consumer’s own copy answered; nearest rank over all reads answered';

function loadFormula(cpu: string): string {
  return `${cpu} / window, as a share of one processor; of several trials the highest`;
}
const rawCpuFormula =
  'user and system time of the whole process over the window, as the operating system charges it';
const idleCpuFormula =
  'what an idle process of that role costs in as much time, as a trial of 3 s without an event and without a request showed it before the run; empty where that could not be measured';

/**
 * Every metric, in the order of its column. Appending is compatible; reordering, renaming and removing are not.
 * A metric that does not apply is null (an empty cell), never 0.
 */
export const metricCatalogue = [
  metric('events_occurred', 'count', 'Measured events that the trace scheduled', 'warm-up events excluded'),
  metric(
    'deliveries_expected',
    'count',
    'Deliveries that the events ask for',
    'sum of the audiences of all events',
  ),
  metric(
    'events_delivered',
    'count',
    'Expected deliveries that the consumers accepted',
    'each event and consumer once',
  ),
  metric(
    'events_lost',
    'count',
    'Expected deliveries missing when the drain ended',
    'found by looking each one up',
  ),
  metric('duplicates_received', 'count', 'Deliveries of an event beyond the first', 'per event and consumer'),
  metric(
    'duplicates_applied',
    'count',
    'Events processed more than once',
    'what the de-duplication window let through',
  ),
  metric(
    'out_of_order',
    'count',
    'First deliveries older than one already delivered',
    'per consumer, by sequence',
  ),
  metric('latency_min_ms', 'ms', 'Shortest delivery latency', 'delivered_us - occurred_us'),
  metric('latency_mean_ms', 'ms', 'Mean delivery latency', 'exact mean of delivered_us - occurred_us'),
  metric('latency_p50_ms', 'ms', 'Median delivery latency', latencyFormula),
  metric('latency_p90_ms', 'ms', '90th percentile of delivery latency', latencyFormula),
  metric('latency_p95_ms', 'ms', '95th percentile of delivery latency', latencyFormula),
  metric('latency_p99_ms', 'ms', '99th percentile of delivery latency', latencyFormula),
  metric('latency_p999_ms', 'ms', '99.9th percentile of delivery latency', latencyFormula),
  metric('latency_max_ms', 'ms', 'Longest delivery latency', 'delivered_us - occurred_us'),
  metric(
    'age_mean_ms',
    'ms',
    'Mean age of a consumer’s copy',
    '0 while fresh, else time since the oldest event not yet delivered; time average over window and consumers',
  ),
  metric('age_peak_ms', 'ms', 'Highest age of any consumer’s copy', 'maximum over window and consumers'),
  metric(
    'stale_share',
    'share',
    'Share of time in which a consumer lacked an event that had occurred',
    'time average over window and consumers',
  ),
  metric('requests_total', 'count', 'Requests of all kinds', 'sum of the kinds that follow'),
  metric(
    'requests_poll',
    'count',
    'Polls sent, empty and not-modified ones included',
    'sent within the window, or after it and answered with events',
  ),
  metric(
    'requests_poll_empty',
    'count',
    'Polls answered with no event',
    'sent within the window; part of requests_poll',
  ),
  metric(
    'requests_not_modified',
    'count',
    'Polls answered 304',
    'sent within the window; part of requests_poll',
  ),
  metric('requests_delivery', 'count', 'First attempts to push measured events', 'whenever sent'),
  metric('requests_retry', 'count', 'Further attempts to push measured events', 'whenever sent'),
  metric(
    'requests_fetch',
    'count',
    'Fetches of details after a notice',
    'sent within the window, or after it',
  ),
  metric(
    'requests_reconcile',
    'count',
    'Reconciling polls',
    'sent within the window, or after it and answered with events',
  ),
  metric('requests_read', 'count', 'Reads of the current state', 'sent within the window'),
  metric('requests_handshake', 'count', 'Subscriptions and connection set-ups', 'sent within the window'),
  metric('requests_per_event', 'per_event', 'Requests per event', 'requests_total / events_occurred'),
  metric(
    'empty_poll_share',
    'share',
    'Share of polls that brought nothing',
    '(requests_poll_empty + requests_not_modified) / requests_poll',
  ),
  metric('bytes_to_consumer', 'bytes', 'Bytes towards the consumers', bytesFormula),
  metric('bytes_to_source', 'bytes', 'Bytes towards the source', bytesFormula),
  metric(
    'bytes_per_event',
    'per_event',
    'Bytes per event, both ways',
    '(bytes_to_consumer + bytes_to_source) / events_occurred',
  ),
  metric(
    'connections_opened',
    'count',
    'Connections opened',
    'by either side, from the processes’ start to the end of the drain',
  ),
  metric(
    'source_cpu_ms',
    'ms',
    'CPU time of the source process, its idle baseline subtracted',
    'max(0, source_cpu_raw_ms - source_cpu_idle_ms), trial by trial',
  ),
  metric(
    'consumer_cpu_ms',
    'ms',
    'CPU time of the consumers’ process, its idle baseline subtracted',
    'max(0, consumer_cpu_raw_ms - consumer_cpu_idle_ms), trial by trial',
  ),
  metric(
    'source_cpu_ms_per_event',
    'per_event',
    'CPU milliseconds of the source per event',
    'source_cpu_ms / events_occurred',
  ),
  metric(
    'consumer_cpu_ms_per_event',
    'per_event',
    'CPU milliseconds of the consumers per event',
    'consumer_cpu_ms / events_occurred',
  ),
  metric(
    'peak_inbound_per_second',
    'per_second',
    'Most deliveries that reached the consumers in a second',
    'counted requests received, in whole seconds from the window’s start',
  ),
  metric(
    'emission_late_p99_ms',
    'ms',
    '99th percentile of how late the source emitted',
    'emitted - scheduled; 0 in the virtual world',
  ),
  metric('events_pending', 'count', 'Lost deliveries for which a retry was still due', 'part of events_lost'),
  metric('reads_total', 'count', 'Reads of the current state', 'answered or failed; the plan schedules them'),
  metric(
    'read_latency_mean_ms',
    'ms',
    'Mean time until a reader had its answer',
    'exact mean over all reads answered: answered - scheduled instant where the source was asked, 0 where the consumer’s own copy answered',
  ),
  metric('read_latency_p50_ms', 'ms', 'Median time until a reader had its answer', readLatencyFormula),
  metric(
    'read_latency_p99_ms',
    'ms',
    '99th percentile of the time until a reader had its answer',
    readLatencyFormula,
  ),
  metric(
    'stale_read_share',
    'share',
    'Share of reads whose answer lacked an event',
    'answers that lacked an event of the reader’s stream / reads answered',
  ),
  metric(
    'read_age_mean_ms',
    'ms',
    'Mean age of the answers to reads',
    '0 for a fresh answer, else time since the oldest event that it lacked; mean over reads answered',
  ),
  metric('reads_failed', 'count', 'Reads without an answer', 'part of reads_total'),
  metric(
    'requests_rate_limited',
    'count',
    'Requests that the rate limit refused',
    'counted requests answered 429',
  ),
  metric(
    'request_time_mean_ms',
    'ms',
    'Mean time from sending a request to its answer',
    'answered - sent, over the counted requests that were answered, streams and subscriptions left out, held polls included; of several trials the mean of their means',
  ),
  metric('source_cpu_share', 'share', 'CPU load of the source process', loadFormula('source_cpu_raw_ms')),
  metric(
    'consumer_cpu_share',
    'share',
    'CPU load of the consumers’ process',
    loadFormula('consumer_cpu_raw_ms'),
  ),
  metric(
    'source_loop_delay_p99_ms',
    'ms',
    '99th percentile of the delay of the source’s event loop',
    loopDelayFormula,
  ),
  metric(
    'consumer_loop_delay_p99_ms',
    'ms',
    '99th percentile of the delay of the consumers’ event loop',
    loopDelayFormula,
  ),
  metric(
    'cpu_steal_share',
    'share',
    'Share of the processors’ time that the host gave to others',
    'steal of all processors’ time over the window, from /proc/stat; of several trials the worst; empty where the kernel does not tell, and when simulated',
  ),
  metric(
    'clock_resolution_ms',
    'ms',
    'Smallest time between two instants that the figures can tell',
    'the clock’s smallest step as seen just before the trial, but at least the microsecond in which instants are kept; empty when simulated',
  ),
  metric('source_cpu_raw_ms', 'ms', 'CPU time of the source process, as the system tells it', rawCpuFormula),
  metric(
    'consumer_cpu_raw_ms',
    'ms',
    'CPU time of the consumers’ process, as the system tells it',
    rawCpuFormula,
  ),
  metric('source_cpu_idle_ms', 'ms', 'Idle baseline of the source process', idleCpuFormula),
  metric('consumer_cpu_idle_ms', 'ms', 'Idle baseline of the consumers’ process', idleCpuFormula),
] as const satisfies readonly MetricDefinition[];

export type MetricName = (typeof metricCatalogue)[number]['name'];

/** One value per metric. Null: does not apply here. */
export type MetricValues = Readonly<Record<MetricName, number | null>>;

export const metricNames: readonly MetricName[] = metricCatalogue.map((definition) => definition.name);
