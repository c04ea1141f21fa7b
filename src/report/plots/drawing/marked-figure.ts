import type { ComparisonRow } from '../../../analyse/comparison.js';
import type { MetricName } from '../../../core/metric-catalogue.js';
import { supportedPercentile } from '../../../core/percentile-support.js';
import { isMarked } from '../../notes.js';
import { readableMetric } from '../../readable-metric.js';

/** A star where a warning names the figure, or where its sample is too small for such a percentile. */
export function markOf(row: ComparisonRow, name: MetricName): '*' | '' {
  const { latencySamples, metrics } = row;
  const isQuotable =
    metrics[name] === null || !name.startsWith('latency_') || supportedPercentile(name, latencySamples);
  return isQuotable && !isMarked(row, [name]) ? '' : '*';
}

/** A strategy's figure as people read it, with its mark. */
export function markedFigure(row: ComparisonRow, name: MetricName): string {
  const figure = readableMetric(name, row.metrics[name]);
  return row.metrics[name] === null ? figure : figure + markOf(row, name);
}

/** A sentence with a space before it, where one of the texts has a mark. */
export function explainMarks(...texts: readonly string[]): string {
  return texts.some((text) => text.includes('*')) ? ' *: a warning names it; do not quote it bare.' : '';
}
