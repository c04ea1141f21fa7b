import type { Interval } from '../../analyse/comparison.js';
import { type MetricName, metricCatalogue } from '../../core/metric-catalogue.js';
import { readableDurations, readableMetric, splitUnit } from '../readable-metric.js';

const durations: ReadonlySet<string> = new Set(
  metricCatalogue.flatMap(({ name, unit }) => (unit === 'ms' || name.includes('_ms_per_') ? [name] : [])),
);

/**
 * A median with its interval, for a person: `249 ms (243–258)`, or `0.80 ms (9.00 µs to 1.20 s)` where no unit suits
 * them all; the median alone where there is no interval.
 */
export function medianInWords(name: MetricName, median: number, interval: Interval | undefined): string {
  const values = interval === undefined ? [median] : [median, interval.low, interval.high];
  const texts = durations.has(name)
    ? readableDurations(values)
    : values.map((value) => readableMetric(name, value));
  const [middle = '', low, high] = texts;
  if (low === undefined || high === undefined) {
    return middle;
  }
  const units = new Set(texts.map((text) => splitUnit(text).unit));
  return units.size === 1
    ? `${middle} (${splitUnit(low).figure}–${splitUnit(high).figure})`
    : `${middle} (${low} to ${high})`;
}
