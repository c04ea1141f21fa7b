import type { ComparisonRow } from '../analyse/comparison.js';
import type { MetricName } from '../core/metric-catalogue.js';
import { isMarked } from './notes.js';
import { noValue, readableMetric, readableSize } from './readable-metric.js';

/** A column of the tables for people. Less is better in every one of them. */
interface ReadableColumn {
  /** Two lines, so that narrow figures do not need a wide column. */
  readonly heading: readonly [string, string];
  /** Whether it may be left out where there is little room. */
  readonly optional: boolean;
  /** The metrics that the value is made of. */
  readonly metrics: readonly MetricName[];
  readonly value: (row: ComparisonRow) => number | null;
  readonly format: (value: number) => string;
}

/** A figure with what there is to say about it. */
export interface ReadableCell {
  readonly text: string;
  /** The least of its column, where the column has different values. */
  readonly best: boolean;
  /** A warning names it: not to be quoted bare. */
  readonly marked: boolean;
}

export interface ReadableTableColumn {
  readonly heading: readonly [string, string];
  readonly optional: boolean;
  readonly metrics: readonly MetricName[];
  /** One per strategy, in scenario order. */
  readonly cells: readonly ReadableCell[];
}

function metricColumn(
  heading: readonly [string, string],
  name: MetricName,
  presence: 'always' | 'optional' = 'always',
): ReadableColumn {
  return {
    heading,
    optional: presence === 'optional',
    metrics: [name],
    value: (row) => row.metrics[name],
    format: (value) => readableMetric(name, value),
  };
}

function totalBytes({ metrics }: ComparisonRow): number | null {
  const { bytes_to_consumer: toConsumer, bytes_to_source: toSource } = metrics;
  return toConsumer === null || toSource === null ? null : toConsumer + toSource;
}

const columns: readonly ReadableColumn[] = [
  metricColumn(['latency', 'mean'], 'latency_mean_ms', 'optional'),
  metricColumn(['latency', 'p50'], 'latency_p50_ms'),
  metricColumn(['latency', 'p99'], 'latency_p99_ms'),
  metricColumn(['time', 'stale'], 'stale_share', 'optional'),
  metricColumn(['', 'requests'], 'requests_total'),
  metricColumn(['per', 'event'], 'requests_per_event'),
  metricColumn(['empty', 'polls'], 'empty_poll_share'),
  {
    heading: ['', 'bytes'],
    optional: false,
    metrics: ['bytes_to_consumer', 'bytes_to_source'],
    value: totalBytes,
    format: readableSize,
  },
  metricColumn(['', 'lost'], 'events_lost'),
  metricColumn(['dupli-', 'cated'], 'duplicates_received'),
];

/** The least of the values, or null when there is nothing to choose between. */
function leastOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  return known.some((value) => value > least) ? least : null;
}

/** The comparison as people read it: a column of figures for each thing worth comparing. */
export function readableColumns(rows: readonly ComparisonRow[]): readonly ReadableTableColumn[] {
  return columns.map(({ heading, optional, metrics, value, format }) => {
    const values = rows.map(value);
    const least = leastOf(values);
    const cells = rows.map((row) => {
      const figure = value(row);
      return {
        text: figure === null ? noValue : format(figure),
        best: figure !== null && figure === least,
        marked: figure !== null && isMarked(row, metrics),
      };
    });
    return { heading, optional, metrics, cells };
  });
}
