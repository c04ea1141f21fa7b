import { renderFiles } from '../report/render-files.js';
import { renderTerminal } from '../report/terminal-table.js';
import { readRun } from '../store/read-run.js';
import { writeFiles } from '../store/write-files.js';
import { describeFailures } from './describe-failures.js';
import { writeError, writeOut } from './output.js';
import { describeTerminal } from './terminal.js';
import { toReportedRun } from './to-reported-run.js';

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
  const run = toReportedRun(comparison, environment);
  await writeFiles(args.folder, renderFiles(run));
  writeOut(
    args.json
      ? renderFiles(run, ['json'])
          .map(({ text }) => text)
          .join('')
      : `${renderTerminal(comparison, describeTerminal())}\nResults: ${args.folder}\n`,
  );
  for (const failure of describeFailures(comparison)) {
    writeError(`${failure}\n`);
  }
  return 0;
}
