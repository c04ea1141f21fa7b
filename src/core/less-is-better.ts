import { type MetricName, metricNames } from './metric-catalogue.js';

/** What a scenario asks for, rather than what a strategy makes of it; and deliveries, of which more is better. */
const others: ReadonlySet<MetricName> = new Set([
  'events_occurred',
  'deliveries_expected',
  'events_delivered',
  'reads_total',
]);

/** The metrics in which a candidate with more than its baseline is worse. */
export const lessIsBetter: readonly MetricName[] = metricNames.filter((name) => !others.has(name));
