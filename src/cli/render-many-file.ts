import { extname } from 'node:path';
import { manyRunsEndings, renderManyRuns } from '../report/many/render-many-runs.js';
import { readRun } from '../store/read-run.js';
import { writeFileAt } from '../store/write-file-at.js';
import { createUsageError } from './create-usage-error.js';
import { writeOut } from './output.js';
import { toReportedRun } from './to-reported-run.js';

/**
 * Writes one report over several runs.
 * @param path its ending chooses the form
 * @returns the path
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function renderManyFile(folders: readonly string[], path: string | undefined): Promise<string> {
  if (path === undefined) {
    throw createUsageError(
      'several folders make one report: say where to write it, for example --out comparison.html',
      'report',
    );
  }
  const ending = manyRunsEndings.find((known) => known === extname(path).toLowerCase());
  if (ending === undefined) {
    throw createUsageError(
      `--out ${path}: the ending chooses the form of a report over several runs; allowed are ${manyRunsEndings.join(', ')}`,
      'report',
    );
  }
  const runs = await Promise.all(
    folders.map(async (folder) => {
      const { comparison, environment } = await readRun(folder);
      return { folder, run: toReportedRun(comparison, environment) };
    }),
  );
  await writeFileAt(path, renderManyRuns(runs, ending));
  writeOut(`Written: ${path}\n`);
  return path;
}
