import { stringify } from 'csv-stringify/sync';

/** What the data dictionary says about a column. */
export interface ColumnDescription {
  readonly name: string;
  /** In words; empty for a text. */
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

/** A column from its four texts and its cell. */
export function csvColumn<Row>(
  name: string,
  unit: string,
  meaning: string,
  formula: string,
  cell: (row: Row) => string,
): CsvColumn<Row> {
  return { name, unit, meaning, formula, cell };
}

/** Records as RFC 4180 has them: comma, CRLF after every record, quotes only where they are needed. */
function renderRecords(records: readonly (readonly string[])[]): string {
  return stringify(
    records.map((record) => [...record]),
    { record_delimiter: 'windows', quote_record_delimiter: true },
  );
}

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
