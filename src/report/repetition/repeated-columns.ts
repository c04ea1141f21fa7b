import type { ComparisonRow } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import type { ReadableCell, ReadableTableColumn } from '../comparison-columns.js';
import { isMarked } from '../notes.js';
import { noValue } from '../readable-metric.js';
import { medianInWords } from './interval-in-words.js';

/** In the order of their columns. Where there is too little room, those of the highest rank go first. */
const shown: readonly {
  readonly name: MetricName;
  readonly heading: readonly [string, string];
  readonly rank: number;
}[] = [
  { name: 'latency_mean_ms', heading: ['latency', 'mean'], rank: 2 },
  { name: 'latency_p50_ms', heading: ['latency', 'p50'], rank: 0 },
  { name: 'latency_p99_ms', heading: ['latency', 'p99'], rank: 3 },
  { name: 'stale_share', heading: ['time', 'stale'], rank: 6 },
  { name: 'requests_per_event', heading: ['requests', 'per event'], rank: 4 },
  { name: 'bytes_per_event', heading: ['bytes', 'per event'], rank: 7 },
  { name: 'read_latency_mean_ms', heading: ['read', 'latency'], rank: 1 },
  { name: 'stale_read_share', heading: ['stale', 'reads'], rank: 5 },
  { name: 'source_cpu_ms_per_event', heading: ['source CPU', 'per event'], rank: 8 },
  { name: 'consumer_cpu_ms_per_event', heading: ['consumer CPU', 'per event'], rank: 9 },
];

/** The medians over the trials with their intervals, as columns of a table for people; none in a run of one trial. */
export function repeatedColumns(rows: readonly ComparisonRow[]): readonly ReadableTableColumn[] {
  return shown
    .filter(({ name }) => rows.some(({ medians }) => medians[name] !== undefined))
    .map(({ name, heading, rank }) => ({
      heading,
      optional: rank > 0,
      metrics: [name],
      rank,
      cells: rows.map((row) => cellOf(row, name)),
    }));
}

function cellOf(row: ComparisonRow, name: MetricName): ReadableCell {
  const median = row.medians[name];
  return median === undefined
    ? { text: noValue, best: false, marked: false }
    : {
        text: medianInWords(name, median, row.intervals[name]),
        best: false,
        marked: isMarked(row, [name]),
      };
}
