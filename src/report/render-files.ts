import type { ReportedRun } from '../analyse/reported-run.js';
import { deliveriesCsv } from './deliveries-csv.js';
import type { FileSummary, FormatFamily, RenderedFile } from './formats/contract.js';
import { reportFormats } from './formats/registry.js';
import { runJson } from './formats/run-json.js';

/** Every file of a result folder, in alphabetical order. */
export const resultFiles: readonly FileSummary[] = [...reportFormats, deliveriesCsv].sort((left, right) =>
  left.fileName < right.fileName ? -1 : 1,
);

/**
 * Every file of a result folder but deliveries.csv, which is written while the run goes on. The same run gives the
 * same bytes. run.json comes last: where it stands, the others do too.
 * @param families only these; all where none is given
 */
export function renderFiles(run: ReportedRun, families?: readonly FormatFamily[]): readonly RenderedFile[] {
  const others = reportFormats.filter((format) => format !== runJson);
  return [...others, runJson]
    .filter(({ family }) => families === undefined || families.includes(family))
    .flatMap((format) => format.render(run, { files: resultFiles, folder: '' }));
}
