import { dirname, extname, relative, resolve, sep } from 'node:path';
import { comparisonCsv } from '../report/formats/comparison-csv.js';
import type { ReportFormat } from '../report/formats/contract.js';
import { html } from '../report/formats/html.js';
import { markdown } from '../report/formats/markdown.js';
import { runJson } from '../report/formats/run-json.js';
import { listRunFiles } from '../report/render-files.js';
import { readRun } from '../store/read-run.js';
import { writeFileAt } from '../store/write-file-at.js';
import { createUsageError } from './create-usage-error.js';
import { writeOut } from './output.js';
import { toReportedRun } from './to-reported-run.js';

const formatByEnding: Readonly<Record<string, ReportFormat>> = {
  '.html': html,
  '.md': markdown,
  '.csv': comparisonCsv,
  '.json': runJson,
};

/**
 * Writes one report of a run to a place of its own, with links back to the run's folder.
 * @param path its ending chooses the format
 * @returns the path
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function renderOneFile(folder: string, path: string): Promise<string> {
  const format = formatByEnding[extname(path).toLowerCase()];
  if (format === undefined) {
    throw createUsageError(
      `--out ${path}: the ending chooses the format; allowed are ${Object.keys(formatByEnding).join(', ')}`,
      'report',
    );
  }
  const { comparison, environment } = await readRun(folder);
  const run = toReportedRun(comparison, environment);
  const place = { files: listRunFiles(run), folder: pathBetween(dirname(path), folder) };
  const [file] = format.render(run, place);
  await writeFileAt(path, file?.text ?? '');
  writeOut(`Written: ${path}\n`);
  return path;
}

/** From one folder to another, with `/` between folders and at its end; empty where both are the same. */
function pathBetween(from: string, to: string): string {
  const path = relative(resolve(from), resolve(to)).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}
