import { median } from 'simple-statistics';
import { type MetricName, type MetricValues, metricNames } from '../../core/metric-catalogue.js';
import { supportedPercentile } from '../../core/percentile-support.js';
import type { ComparisonRow } from '../comparison.js';
import { medianInterval } from '../statistics/median-interval.js';

/** What of a trial its repetitions are judged by. */
export interface RepeatedTrial {
  readonly metrics: MetricValues;
  readonly latencySamples: number;
}

/**
 * The median of each metric over a strategy's trials, and its 95 % interval where the trials support one. A metric that
 * a trial does not have, or a percentile beyond the latencies of a single trial, has neither. Nor has anything in a run
 * of one trial, which repeats nothing.
 */
export function overTrials(trials: readonly RepeatedTrial[]): Pick<ComparisonRow, 'medians' | 'intervals'> {
  const repeated = trials.length < 2 ? [] : metricNames.flatMap((name) => repeatedMetric(trials, name) ?? []);
  return {
    medians: Object.fromEntries(repeated.map(({ name, values }) => [name, median([...values])])),
    intervals: Object.fromEntries(
      repeated.flatMap(({ name, values }) => {
        const interval = medianInterval(values);
        return interval === null ? [] : [[name, interval]];
      }),
    ),
  };
}

function repeatedMetric(trials: readonly RepeatedTrial[], name: MetricName) {
  const values = trials.flatMap((trial) => repeatedValue(trial, name) ?? []);
  return values.length === trials.length ? { name, values } : null;
}

/** A metric of a single trial; null where it does not apply or rests on too few latencies to say anything. */
export function repeatedValue({ metrics, latencySamples }: RepeatedTrial, name: MetricName): number | null {
  return supportedPercentile(name, samplesOf(name, metrics, latencySamples)) ? metrics[name] : null;
}

function samplesOf(name: MetricName, metrics: MetricValues, latencySamples: number): number {
  return name.startsWith('read_') ? (metrics.reads_total ?? 0) - (metrics.reads_failed ?? 0) : latencySamples;
}
