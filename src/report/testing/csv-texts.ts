import { parse } from 'csv-parse/sync';
import type { Comparison } from '../../analyse/comparison.js';
import { renderExcelCsv } from '../csv/excel-csv.js';
import type { CsvTable } from '../csv-tables.js';
import { type DeliveryRow, deliveriesCsv, renderDeliveries } from '../deliveries-csv.js';
import { reportFormats } from '../formats/registry.js';
import { renderOne } from './reported-run-fixture.js';

/** The standard text of a CSV file of that run, in which every trial had these deliveries. */
export function renderStandard(
  { fileName }: CsvTable,
  comparison: Comparison,
  deliveries: readonly DeliveryRow[],
): string {
  if (fileName === deliveriesCsv.fileName) {
    const records = comparison.trials.flatMap(({ label, trial }) => [
      ...renderDeliveries(label, trial, deliveries),
    ]);
    return deliveriesCsv.header + records.join('');
  }
  const format = reportFormats.find((candidate) => candidate.fileName === fileName);
  if (format === undefined) {
    throw new Error(`no format writes ${fileName}`);
  }
  return renderOne(format, comparison);
}

/** The text of the same file for spreadsheets. */
export async function renderForExcel({ columns }: CsvTable, standard: string): Promise<string> {
  let text = '';
  for await (const chunk of renderExcelCsv(parse(standard), columns)) {
    text += chunk;
  }
  return text;
}
