import { extname, join } from 'node:path';
import { listRunFiles } from '../report/render-files.js';
import { decisionRecordFile, renderDecisionRecord } from '../report/review/render-decision-record.js';
import { readRun } from '../store/read-run.js';
import { writeFileAt } from '../store/write-file-at.js';
import { createUsageError } from './create-usage-error.js';
import { writeOut } from './output.js';
import { toReportedRun } from './to-reported-run.js';

/**
 * Writes the decision record of a run, into its folder where no other place is given.
 * @param out a Markdown file
 * @returns its path
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function writeDecisionRecord(folder: string, out: string | undefined): Promise<string> {
  const path = out ?? join(folder, decisionRecordFile.fileName);
  if (extname(path).toLowerCase() !== '.md') {
    throw createUsageError(
      `--out ${path}: a decision record is Markdown, so its name ends with .md`,
      'report',
    );
  }
  const { comparison, environment } = await readRun(folder);
  const run = toReportedRun(comparison, environment);
  await writeFileAt(path, renderDecisionRecord(run, listRunFiles(run)));
  writeOut(`Written: ${path}\n`);
  return path;
}
