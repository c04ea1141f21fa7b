const metrics =
  'events_occurred,deliveries_expected,events_delivered,events_lost,duplicates_received,duplicates_applied,' +
  'out_of_order,latency_min_ms,latency_mean_ms,latency_p50_ms,latency_p90_ms,latency_p95_ms,latency_p99_ms,' +
  'latency_p999_ms,latency_max_ms,age_mean_ms,age_peak_ms,stale_share,requests_total,requests_poll,' +
  'requests_poll_empty,requests_not_modified,requests_delivery,requests_retry,requests_fetch,' +
  'requests_reconcile,requests_read,requests_handshake,requests_per_event,empty_poll_share,' +
  'bytes_to_consumer,bytes_to_source,bytes_per_event,connections_opened,source_cpu_ms,consumer_cpu_ms,' +
  'source_cpu_ms_per_event,consumer_cpu_ms_per_event,peak_inbound_per_second,emission_late_p99_ms';

const metricsAfterWarnings =
  'events_pending,reads_total,read_latency_mean_ms,read_latency_p50_ms,read_latency_p99_ms,stale_read_share,' +
  'read_age_mean_ms,reads_failed';

const latest =
  'requests_rate_limited,request_time_mean_ms,source_cpu_share,consumer_cpu_share,source_loop_delay_p99_ms,' +
  'consumer_loop_delay_p99_ms,cpu_steal_share,clock_resolution_ms,source_cpu_raw_ms,consumer_cpu_raw_ms,' +
  'source_cpu_idle_ms,consumer_cpu_idle_ms';

const repetition = [
  ...[
    'latency_mean_ms',
    'latency_p50_ms',
    'latency_p99_ms',
    'age_mean_ms',
    'stale_share',
    'requests_per_event',
  ],
  ...['bytes_per_event', 'read_latency_mean_ms', 'stale_read_share', 'source_cpu_ms_per_event'],
  'consumer_cpu_ms_per_event',
]
  .flatMap((name) => [`${name}_median`, `${name}_ci_low`, `${name}_ci_high`])
  .join(',');

/**
 * The header of every CSV file, by major version of the package. Within a version, names are only ever added at the
 * end of a list: a column that moves or goes breaks the programs that read it.
 */
export const committedHeaders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0': {
    'comparison.csv': `scenario,strategy,strategy_id,world,trials,consumers,${metrics},trusted,warnings,${metricsAfterWarnings},${repetition},${latest}`,
    'deliveries.csv':
      'strategy,trial,consumer,sequence,occurred_us,delivered_us,latency_us,attempts,duplicates,applied_us',
    'metrics.csv':
      'scenario,strategy,trial,metric,unit,measured,ci_low,ci_high,predicted,simulated,deviation,median,' +
      'deviation_significant,deviation_reasons,trusted,warnings',
    'ratios.csv': 'scenario,strategy,against,metric,trials,ratio,ci_low,ci_high,verdict,trusted',
    'timeline.csv':
      'scenario,strategy,trial,second,events,requests_poll,requests_poll_empty,requests_not_modified,' +
      'requests_delivery,requests_retry,requests_fetch,requests_reconcile,requests_read,requests_handshake,' +
      'deliveries,consumers_stale,stale_share,trusted',
    'trials.csv': `scenario,strategy,strategy_id,world,trial,consumers,${metrics},trusted,warnings,${metricsAfterWarnings},state,${latest}`,
  },
};
