import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportedRun } from '../analyse/reported-run.js';
import { excelFolder } from '../report/csv/excel-csv.js';
import type { FormatFamily } from '../report/formats/contract.js';
import { html } from '../report/formats/html.js';
import { runJson } from '../report/formats/run-json.js';
import { renderFiles } from '../report/render-files.js';
import { findStaleFiles } from '../report/stale-files.js';
import { readRun } from '../store/read-run.js';
import { removeFilesWithin } from '../store/remove-files-within.js';
import { writeFiles } from '../store/write-files.js';
import { chooseFormats } from './choose-formats.js';
import { createUsageError } from './create-usage-error.js';
import { describeFailures } from './describe-failures.js';
import { describeResult } from './describe-result.js';
import { writeError, writeOut } from './output.js';
import type { CsvVariant } from './run-options.js';
import { toReportedRun } from './to-reported-run.js';
import { writeExcelCsv } from './write-excel-csv.js';

export interface RenderAgainOptions {
  readonly format: string | undefined;
  /** Whether the page is to be shown: then it must be among what is written. */
  readonly open: boolean;
  /** `excel`: the CSV files of the folder are written for spreadsheets as well. */
  readonly csv: CsvVariant;
  /** Whether the three answers stand side by side as well. */
  readonly explain: boolean;
  readonly json: boolean;
}

/**
 * Writes the files of a result folder anew from its run.json, and prints its table, or run.json itself. The single
 * deliveries are not in run.json: their file stays as it is. What an earlier rendering left of strategies and plots
 * that are not there any more goes, and the files for spreadsheets follow the CSV files that they are made of.
 *
 * @returns the path of the page
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function renderAgain(
  folder: string,
  { format, open, csv: asked, explain, json }: RenderAgainOptions,
): Promise<string> {
  const families = chooseFormats(format);
  if (open && !families.includes(html.family)) {
    throw createUsageError('--open shows the page: add html to --format', 'report');
  }
  const { comparison, environment } = await readRun(folder);
  const run = toReportedRun(comparison, environment);
  const fileNames = await rewriteFiles(folder, run, families);
  const isOutdated = families.includes('csv') && existsSync(join(folder, excelFolder));
  const csv = isOutdated ? 'excel' : asked;
  if (csv === 'excel') {
    await writeExcelCsv(folder);
  }
  writeOut(
    json
      ? runJson
          .render(run, { files: [], folder: '' })
          .map(({ text }) => text)
          .join('')
      : describeResult(comparison, { folder, csv, fileNames, explain }),
  );
  for (const failure of describeFailures(comparison)) {
    writeError(`${failure}\n`);
  }
  return join(folder, html.fileName);
}

/** Returns the names of the files that were written. */
async function rewriteFiles(
  folder: string,
  run: ReportedRun,
  families: readonly FormatFamily[],
): Promise<readonly string[]> {
  const files = renderFiles(run, families);
  await writeFiles(folder, files);
  for (const stale of findStaleFiles(families, files)) {
    await removeFilesWithin(folder, stale.folder, stale.isStale);
  }
  return files.map(({ fileName }) => fileName);
}
