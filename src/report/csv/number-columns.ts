import type { CsvColumn } from './column.js';
import { fixedCell } from './number-cells.js';

/** A column of whole numbers; empty for null and undefined. */
export function countColumn<Row>(
  name: string,
  unit: string,
  meaning: string,
  formula: string,
  countOf: (row: Row) => number | null | undefined,
): CsvColumn<Row> {
  return { name, kind: 'count', unit, meaning, formula, cell: (row) => fixedCell(countOf(row), 0) };
}

/** A column of numbers with decimals, as many as `cell` gives them. */
export function decimalColumn<Row>(
  name: string,
  unit: string,
  meaning: string,
  formula: string,
  cell: (row: Row) => string,
): CsvColumn<Row> {
  return { name, kind: 'decimal', unit, meaning, formula, cell };
}
