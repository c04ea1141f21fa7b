import type { Comparison } from '../../../analyse/comparison.js';
import type { MetricName } from '../../../core/metric-catalogue.js';
import { type AxisUnit, durationUnit, numberUnit } from './axis-units.js';
import { listSeries, type Series } from './series.js';

/** What the trials are compared by. */
export interface StripMetric {
  readonly name: MetricName;
  readonly words: string;
  readonly unit: AxisUnit;
}

const metrics: readonly StripMetric[] = [
  { name: 'latency_p50_ms', words: 'Median delivery latency', unit: durationUnit },
  { name: 'read_latency_p50_ms', words: 'Median time until a reader had its answer', unit: durationUnit },
  { name: 'requests_per_event', words: 'Requests per event', unit: numberUnit },
];

/** A strategy's trials by one metric. */
export interface Strip {
  readonly series: Series;
  readonly values: readonly { readonly trial: number; readonly value: number }[];
}

/** The trials that were measured whole, by strategy. */
export function listStrips(comparison: Comparison, name: MetricName): readonly Strip[] {
  return listSeries(comparison).map((series) => ({
    series,
    values: comparison.trials.flatMap((trial) => {
      const value = trial.state === 'measured' ? trial.measurement.metrics[name] : null;
      return trial.label !== series.row.label || value === null ? [] : [{ trial: trial.trial, value }];
    }),
  }));
}

/** Whether some strategy has two trials to compare. */
function hasTrials(strips: readonly Strip[]): boolean {
  return strips.some(({ values }) => values.length > 1);
}

/** The metrics that the run's trials have; of the two latencies, that of deliveries where there are any. */
export function chooseStripMetrics(comparison: Comparison): readonly StripMetric[] {
  const known = metrics.filter(({ name }) => hasTrials(listStrips(comparison, name)));
  const hasLatency = known.some(({ name }) => name === 'latency_p50_ms');
  return known.filter(({ name }) => name !== 'read_latency_p50_ms' || !hasLatency);
}
