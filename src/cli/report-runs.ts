import { holdsCapacity } from '../store/holds-capacity.js';
import { createUsageError } from './create-usage-error.js';
import { openFile } from './open-file.js';
import { writeError } from './output.js';
import { renderAgain } from './render-again.js';
import { renderManyFile } from './render-many-file.js';
import { renderOneFile } from './render-one-file.js';
import type { CsvVariant } from './run-options.js';
import { writeDecisionRecord } from './write-decision-record.js';

export interface ReportArguments {
  readonly folder: readonly string[];
  readonly format: string | undefined;
  readonly out: string | undefined;
  readonly open: boolean;
  readonly 'for-review': boolean;
  readonly csv: CsvVariant;
  readonly json: boolean;
}

/** What a command line asks for. */
type Task = 'files' | 'one-file' | 'decision-record' | 'many-runs';

/** Why an option makes no sense for a task. */
const refusals: Readonly<Record<Exclude<Task, 'files'>, string>> = {
  'one-file': '--out writes one file, whose ending chooses the format',
  'decision-record': '--for-review writes the decision record alone',
  'many-runs': 'several folders make one report, in the file that --out names',
};

/**
 * Renders reports from result folders: of one folder its own files, one file elsewhere or a decision record; of
 * several folders one report over all of them.
 * @returns exit code 0
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function reportRuns(given: ReportArguments): Promise<number> {
  const args = given.folder.length > 1 ? leaveOutCapacities(given) : given;
  const task = chooseTask(args);
  refuseOptions(task, args);
  const written = await perform(task, args);
  if (args.open) {
    await openFile(written);
  }
  return 0;
}

/** `report results/*` is meant for the runs among the results: what `capacity` left there is no reason to fail. */
function leaveOutCapacities(args: ReportArguments): ReportArguments {
  const leftOut = args.folder.filter(holdsCapacity);
  if (leftOut.length === 0 || leftOut.length === args.folder.length) {
    return args;
  }
  writeError(`left out, since they hold a capacity and no run: ${leftOut.join(', ')}\n`);
  return { ...args, folder: args.folder.filter((folder) => !leftOut.includes(folder)) };
}

function chooseTask({ folder, out, 'for-review': forReview }: ReportArguments): Task {
  if (folder.length > 1) {
    return 'many-runs';
  }
  if (forReview) {
    return 'decision-record';
  }
  return out === undefined ? 'files' : 'one-file';
}

function refuseOptions(task: Task, args: ReportArguments): void {
  if (task === 'files') {
    return;
  }
  const given = [
    ...(args.format === undefined ? [] : ['--format']),
    ...(args.csv === 'excel' ? ['--csv excel'] : []),
    ...(args.json ? ['--json'] : []),
    ...(task === 'many-runs' && args['for-review'] ? ['--for-review'] : []),
  ];
  if (given.length > 0) {
    throw createUsageError(`${refusals[task]}: leave out ${given.join(' and ')}`, 'report');
  }
}

/** Returns the path that `--open` shows. */
async function perform(task: Task, args: ReportArguments): Promise<string> {
  const { folder, out } = args;
  const [first = ''] = folder;
  switch (task) {
    case 'files':
      return renderAgain(first, args);
    case 'one-file':
      return renderOneFile(first, out ?? '');
    case 'decision-record':
      return writeDecisionRecord(first, out);
    case 'many-runs':
      return renderManyFile(folder, out);
    default:
      return task satisfies never;
  }
}
