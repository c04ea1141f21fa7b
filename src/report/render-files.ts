import type { Comparison } from '../analyse/comparison.js';
import { deliveriesCsv } from './deliveries-csv.js';
import type { FileSummary } from './formats/contract.js';
import { reportFormats } from './formats/registry.js';
import { renderRunJson, runJson } from './run-json.js';

/** A file, ready to be written. */
export interface RenderedFile {
  readonly fileName: string;
  readonly text: string;
}

/** Every file of a result folder, in alphabetical order. */
export const resultFiles: readonly FileSummary[] = [...reportFormats, deliveriesCsv, runJson].sort(
  (left, right) => (left.fileName < right.fileName ? -1 : 1),
);

/**
 * Every file of a result folder but deliveries.csv, which is written while the run goes on. The same arguments
 * give the same bytes. run.json comes last: where it stands, the others do too.
 */
export function renderFiles(
  comparison: Comparison,
  environment: Readonly<Record<string, unknown>>,
): readonly RenderedFile[] {
  return [
    ...reportFormats.map((format) => ({
      fileName: format.fileName,
      text: format.render(comparison, resultFiles),
    })),
    { fileName: runJson.fileName, text: renderRunJson(comparison, environment) },
  ];
}
