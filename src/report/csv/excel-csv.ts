import { stringify } from 'csv-stringify/sync';
import type { FileSummary } from '../formats/contract.js';
import type { ColumnDescription, ColumnKind } from './column.js';
import { excelCell } from './excel-cell.js';

/** Where the files for spreadsheets stand in a result folder. */
export const excelFolder = 'excel';

/** Those files, as the lists of files name them. */
export const excelCsv: FileSummary = {
  fileName: `${excelFolder}/*.csv`,
  summary: 'each CSV file once more, for such a spreadsheet; written with `--csv excel`',
  question: 'How do I open these tables in a spreadsheet that writes 3,5 for three and a half?',
};

/** By this a spreadsheet knows UTF-8. */
const byteOrderMark = '\ufeff';

/** Texts with separators that an import may take as well as the semicolon; not the comma of a number. */
const otherSeparators = /\t|^(?!-?\d+,\d+$).*,/su;

/** Rows to a chunk: large enough to be written at once, small enough not to be felt in memory. */
const rowsPerChunk = 1_000;

function renderRecords(records: string[][]): string {
  return stringify(records, {
    delimiter: ';',
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    quoted_match: otherSeparators,
  });
}

/** The kinds of a header's columns. A column that nobody describes, from another version, is taken for a text. */
function kindsOf(header: readonly string[], columns: readonly ColumnDescription[]): readonly ColumnKind[] {
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  return header.map((name) => kinds.get(name) ?? 'text');
}

/**
 * A CSV file for spreadsheets that write a decimal comma: byte order mark, semicolons, CRLF, cells as `excelCell` makes
 * them. Comes a piece at a time, so that a million records need no more memory than a thousand.
 * @param records those of the standard file, its header first
 * @param columns the file's columns, in any order
 */
export async function* renderExcelCsv(
  records: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  columns: readonly ColumnDescription[],
): AsyncGenerator<string, void, undefined> {
  let kinds: readonly ColumnKind[] | undefined;
  let rows: string[][] = [];
  yield byteOrderMark;
  for await (const record of records) {
    const rowKinds = kinds ?? record.map(() => 'text' as const);
    rows.push(record.map((cell, index) => excelCell(cell, rowKinds[index] ?? 'text')));
    kinds ??= kindsOf(record, columns);
    if (rows.length === rowsPerChunk) {
      yield renderRecords(rows);
      rows = [];
    }
  }
  yield renderRecords(rows);
}
