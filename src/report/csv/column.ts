import { stringify } from 'csv-stringify/sync';
import { textCell } from './text-cell.js';

/** What a column's cells are: `flag` is true or false, `count` a whole number, `decimal` one with a point. */
export type ColumnKind = 'text' | 'flag' | 'count' | 'decimal';

/** What the data dictionary says about a column, and what a file for spreadsheets must know. */
export interface ColumnDescription {
  readonly name: string;
  readonly kind: ColumnKind;
  /** In words; empty for what has none. */
  readonly unit: string;
  readonly meaning: string;
  /** How it is computed, or where it comes from. */
  readonly formula: string;
}

/** A column of a CSV file: its description, and its cell in a row. */
export interface CsvColumn<Row> extends ColumnDescription {
  /** The cell's text, before quoting. */
  readonly cell: (row: Row) => string;
}

/** A column of texts, each made safe for spreadsheets. */
export function textColumn<Row>(
  name: string,
  meaning: string,
  formula: string,
  textOf: (row: Row) => string,
): CsvColumn<Row> {
  return { name, kind: 'text', unit: '', meaning, formula, cell: (row) => textCell(textOf(row)) };
}

/** A column of `true` and `false`; empty for null. */
export function flagColumn<Row>(
  name: string,
  meaning: string,
  formula: string,
  flagOf: (row: Row) => boolean | null,
): CsvColumn<Row> {
  return { name, kind: 'flag', unit: '', meaning, formula, cell: (row) => String(flagOf(row) ?? '') };
}

/** Records as RFC 4180 has them: comma, CRLF after every record, quotes only where they are needed. */
function renderRecords(records: readonly (readonly string[])[]): string {
  return stringify(
    records.map((record) => [...record]),
    { record_delimiter: 'windows', quote_record_delimiter: true, quoted_match: otherSeparators },
  );
}

/** Separators that an import may take as well as the comma. */
const otherSeparators = /[;\t]/;

/** The header record of a table. */
export function renderHeader(columns: readonly ColumnDescription[]): string {
  return renderRecords([columns.map(({ name }) => name)]);
}

/** The records of rows, without a header. */
export function renderRows<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return renderRecords(rows.map((row) => columns.map(({ cell }) => cell(row))));
}

/** A whole CSV file. */
export function renderCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return renderHeader(columns) + renderRows(columns, rows);
}
