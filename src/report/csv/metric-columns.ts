import {
  type MetricDefinition,
  type MetricName,
  type MetricUnit,
  type MetricValues,
  metricCatalogue,
} from '../../core/metric-catalogue.js';
import { unitInWords } from '../unit-in-words.js';
import type { ColumnKind, CsvColumn } from './column.js';
import { metricCell } from './number-cells.js';

/** Columns behind this one were added later: they stand after `warnings`, so that nothing moves. */
const lastCanonicalMetric: MetricName = 'emission_late_p99_ms';
const canonicalCount = countUpTo(lastCanonicalMetric);

/** And those behind this one stand after what a file put behind the first ones. */
const lastAppendedMetric: MetricName = 'reads_failed';
const appendedCount = countUpTo(lastAppendedMetric);

function countUpTo(last: MetricName): number {
  return metricCatalogue.findIndex(({ name }) => name === last) + 1;
}

const kindByUnit: Readonly<Record<MetricUnit, ColumnKind>> = {
  ms: 'decimal',
  share: 'decimal',
  per_event: 'decimal',
  count: 'count',
  bytes: 'count',
  per_second: 'count',
};

/** The metric columns that stand before `trusted` and `warnings`, those appended after them, and those at the end. */
export interface MetricColumns<Row> {
  readonly canonical: readonly CsvColumn<Row>[];
  readonly appended: readonly CsvColumn<Row>[];
  readonly latest: readonly CsvColumn<Row>[];
}

/**
 * A column for every metric of the catalogue, in its order.
 * @param metricsOf the row's values; null for a row that has none
 */
export function metricColumns<Row>(metricsOf: (row: Row) => MetricValues | null): MetricColumns<Row> {
  const columns = metricCatalogue.map(
    ({ name, unit, meaning, formula }: MetricDefinition & { readonly name: MetricName }) => ({
      name,
      kind: kindByUnit[unit],
      unit: unitInWords(unit),
      meaning,
      formula,
      cell: (row: Row) => metricCell(metricsOf(row)?.[name], unit),
    }),
  );
  return {
    canonical: columns.slice(0, canonicalCount),
    appended: columns.slice(canonicalCount, appendedCount),
    latest: columns.slice(appendedCount),
  };
}
