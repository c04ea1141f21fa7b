import type { ComparisonRow } from '../../analyse/comparison.js';
import { type MetricDefinition, type MetricName, metricCatalogue } from '../../core/metric-catalogue.js';
import { unitInWords } from '../unit-in-words.js';
import type { CsvColumn } from './column.js';
import { metricCell } from './number-cells.js';
import { decimalColumn } from './number-columns.js';

/** The metrics that strategies are chosen by. A new one is appended, so that no column moves. */
const keyMetrics: readonly MetricName[] = [
  'latency_mean_ms',
  'latency_p50_ms',
  'latency_p99_ms',
  'age_mean_ms',
  'stale_share',
  'requests_per_event',
  'bytes_per_event',
  'read_latency_mean_ms',
  'stale_read_share',
  'source_cpu_ms_per_event',
  'consumer_cpu_ms_per_event',
];

const ofInterval =
  'interpolated order statistics (Hettmansperger and Sheather 1986) of the trials’ values; empty under 6 trials';

/** Three columns for each key metric: its median over the trials, and the bounds of the median’s interval. */
export function repetitionColumns<Row>(
  repetitionOf: (row: Row) => Pick<ComparisonRow, 'medians' | 'intervals'>,
): readonly CsvColumn<Row>[] {
  return keyMetrics.flatMap((key) =>
    metricCatalogue.flatMap((metric: MetricDefinition & { readonly name: MetricName }) =>
      metric.name === key ? columnsOf(metric, repetitionOf) : [],
    ),
  );
}

function columnsOf<Row>(
  { name, unit, meaning }: MetricDefinition & { readonly name: MetricName },
  repetitionOf: (row: Row) => Pick<ComparisonRow, 'medians' | 'intervals'>,
): readonly CsvColumn<Row>[] {
  const words = unitInWords(unit);
  return [
    decimalColumn(
      `${name}_median`,
      words,
      `${meaning}: median over the trials`,
      'of the trials’ values; empty where there is one trial, or a percentile rests on too few latencies of each trial',
      (row: Row) => metricCell(repetitionOf(row).medians[name], unit),
    ),
    decimalColumn(
      `${name}_ci_low`,
      words,
      'Lower bound of the median’s 95 % interval',
      ofInterval,
      (row: Row) => metricCell(repetitionOf(row).intervals[name]?.low, unit),
    ),
    decimalColumn(
      `${name}_ci_high`,
      words,
      'Upper bound of the median’s 95 % interval',
      ofInterval,
      (row: Row) => metricCell(repetitionOf(row).intervals[name]?.high, unit),
    ),
  ];
}
