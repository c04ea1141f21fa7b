import { renderFiles } from '../report/render-files.js';
import { renderRunJson } from '../report/run-json.js';
import { readRun } from '../store/read-run.js';
import { writeFiles } from '../store/write-files.js';
import { describeFailures } from './describe-failures.js';
import { describeResult } from './describe-result.js';
import { writeError, writeOut } from './output.js';

/**
 * Writes the files of a result folder anew from its run.json, and prints its table, or run.json itself. The single
 * deliveries are not in run.json: their file stays as it is.
 *
 * @returns exit code 0
 * @throws PushVsPollError PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function renderAgain(args: {
  readonly folder: string;
  readonly json: boolean;
}): Promise<number> {
  const { comparison, environment } = await readRun(args.folder);
  await writeFiles(args.folder, renderFiles(comparison, environment));
  writeOut(args.json ? renderRunJson(comparison, environment) : describeResult(comparison, args.folder));
  for (const failure of describeFailures(comparison)) {
    writeError(`${failure}\n`);
  }
  return 0;
}
