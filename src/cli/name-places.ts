import { join } from 'node:path';
import { excelFolder } from '../report/csv/excel-csv.js';
import type { CsvVariant } from './run-options.js';

/** The lines that end a table: where the results stand. The result folder is named last. */
export function namePlaces(folder: string, csv: CsvVariant): string {
  const spreadsheets =
    csv === 'excel' ? `For spreadsheets with a decimal comma: ${join(folder, excelFolder)}\n` : '';
  return `${spreadsheets}Results: ${folder}\n`;
}
