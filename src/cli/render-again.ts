import { join } from 'node:path';
import { html } from '../report/formats/html.js';
import { runJson } from '../report/formats/run-json.js';
import { renderFiles } from '../report/render-files.js';
import { readRun } from '../store/read-run.js';
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
  readonly json: boolean;
}

/**
 * Writes the files of a result folder anew from its run.json, and prints its table, or run.json itself. The single
 * deliveries are not in run.json: their file stays as it is.
 *
 * @returns the path of the page
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function renderAgain(
  folder: string,
  { format, open, csv, json }: RenderAgainOptions,
): Promise<string> {
  const families = chooseFormats(format);
  if (open && !families.includes(html.family)) {
    throw createUsageError('--open shows the page: add html to --format', 'report');
  }
  const { comparison, environment } = await readRun(folder);
  const run = toReportedRun(comparison, environment);
  await writeFiles(folder, renderFiles(run, families));
  if (csv === 'excel') {
    await writeExcelCsv(folder);
  }
  writeOut(
    json
      ? runJson
          .render(run, { files: [], folder: '' })
          .map(({ text }) => text)
          .join('')
      : describeResult(comparison, { folder, csv, families }),
  );
  for (const failure of describeFailures(comparison)) {
    writeError(`${failure}\n`);
  }
  return join(folder, html.fileName);
}
