import { type MetricValues, metricNames } from '../../core/metric-catalogue.js';
import type { ComparisonRow } from '../comparison.js';

/** Metric values for tests: null but for those given. */
export function metricsWith(values: Partial<MetricValues> = {}): MetricValues {
  const none = Object.fromEntries(metricNames.map((name) => [name, null])) as MetricValues;
  return { ...none, ...values };
}

/** A row of a strategy that delivered 12 of 12 events in one trial; `metrics` are added to that. */
export function comparisonRow(
  label: string,
  metrics: Partial<MetricValues>,
  facts: Partial<Omit<ComparisonRow, 'label' | 'metrics'>> = {},
): ComparisonRow {
  const requests = metrics.requests_total ?? null;
  return {
    label,
    strategyId: label,
    teaches: '',
    wire: { connection: 'per-request', message: 'event' },
    options: {},
    trials: 1,
    consumers: 1,
    latencySamples: 12,
    medians: {},
    intervals: {},
    predicted: {},
    simulated: {},
    trusted: true,
    warnings: [],
    ...facts,
    metrics: metricsWith({
      events_occurred: 12,
      deliveries_expected: 12,
      events_lost: 0,
      events_pending: 0,
      requests_per_event: requests === null ? null : requests / 12,
      ...metrics,
    }),
  };
}
