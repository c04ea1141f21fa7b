import { readableDeviation } from '../readable-deviation.js';
import { noValue, readableMetric } from '../readable-metric.js';
import type { Trend } from './runs-summary.js';
import { trendMetrics } from './trend.js';

/** A figure's name. */
export function trendWords({ metric }: Trend): string {
  return trendMetrics.find((known) => known.metric === metric)?.words ?? metric;
}

/** The figures, run by run, with an asterisk where one is not to be quoted bare. */
export function pointsInWords({ metric, points }: Trend): readonly string[] {
  return points.map(({ value, marked }) =>
    value === null ? noValue : readableMetric(metric, value) + (marked ? '*' : ''),
  );
}

/**
 * `+12.0 %` from the first run to the last, `from 0` and `to 0` where that is no ratio; a dash where there is nothing to
 * compare.
 * With an asterisk where one of the two figures has one.
 */
export function changeInWords({ points, change }: Trend): string {
  const known = points.filter(({ value }) => value !== null);
  if (known.length < 2) {
    return noValue;
  }
  const isMarked = known[0]?.marked === true || known.at(-1)?.marked === true;
  const words = change === null ? 'from 0' : change === -1 ? 'to 0' : readableDeviation(change);
  return words + (isMarked ? '*' : '');
}
