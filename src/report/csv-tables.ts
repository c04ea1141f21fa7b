import type { ColumnDescription } from './csv/column.js';
import { deliveriesCsv } from './deliveries-csv.js';
import type { FileSummary } from './formats/contract.js';
import { reportFormats } from './formats/registry.js';

/** A CSV file of a result folder, with its columns. */
export interface CsvTable extends FileSummary {
  readonly columns: readonly ColumnDescription[];
}

/** Every CSV file of a result folder. */
export const csvTables: readonly CsvTable[] = [
  ...reportFormats.filter(({ family }) => family === 'csv'),
  deliveriesCsv,
];
