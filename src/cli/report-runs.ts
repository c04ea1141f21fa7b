import { statSync } from 'node:fs';
import type { ScenarioEnding } from '../report/ci/scenario-ending.js';
import { holdsCapacity } from '../store/holds-capacity.js';
import { disturbedExitCode } from './choose-exit-code.js';
import { prepareCiFiles, writeCiFiles } from './ci-files.js';
import type { CiArguments } from './ci-options.js';
import { createUsageError } from './create-usage-error.js';
import { describeDisturbance } from './describe-disturbance.js';
import { openFile } from './open-file.js';
import { writeError } from './output.js';
import { readEnding } from './read-ending.js';
import { renderAgain } from './render-again.js';
import { renderManyFile } from './render-many-file.js';
import { renderOneFile } from './render-one-file.js';
import type { CsvVariant } from './run-options.js';
import { writeDecisionRecord } from './write-decision-record.js';

export interface ReportArguments extends CiArguments {
  readonly folder: readonly string[];
  readonly format: string | undefined;
  readonly out: string | undefined;
  readonly open: boolean;
  readonly 'for-review': boolean;
  readonly csv: CsvVariant;
  readonly explain: boolean;
  readonly json: boolean;
}

/** What a command line asks for. */
type Task = 'files' | 'one-file' | 'decision-record' | 'many-runs' | 'ci-files';

/** Why an option makes no sense for a task. */
const refusals: Readonly<Record<Exclude<Task, 'files'>, string>> = {
  'one-file': '--out writes one file, whose ending chooses the format',
  'decision-record': '--for-review writes the decision record alone',
  'many-runs': 'several folders make one report, in the file that --out names',
  'ci-files': 'of several folders --junit and --summary are written alone',
};

/**
 * Renders reports from result folders: of one folder its own files, one file elsewhere or a decision record; of
 * several folders one report over all of them. With any of it, or of several folders alone, files for CI systems.
 * @returns exit code 0; with `--strict` 4 when a machine disturbed one of the runs
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function reportRuns(given: ReportArguments): Promise<number> {
  const args = given.folder.length > 1 ? leaveOutCapacities(given) : given;
  const task = chooseTask(args);
  refuseOptions(task, args);
  await prepareCiFiles(args, 'report');
  const endings = asksForCiFiles(args) || args.strict ? await Promise.all(args.folder.map(readEnding)) : [];
  const written = await perform(task, args);
  await writeCiFiles(args, endings);
  if (args.open) {
    await openFile(written);
  }
  return args.strict ? judgeStrictly(endings) : 0;
}

/** Says of each disturbed run that it is. */
function judgeStrictly(endings: readonly ScenarioEnding[]): number {
  const disturbances = endings.flatMap((ending) =>
    ending.state === 'written' ? (describeDisturbance(ending.run.comparison) ?? []) : [],
  );
  for (const disturbance of disturbances) {
    writeError(`${disturbance}\n`);
  }
  return disturbances.length === 0 ? 0 : disturbedExitCode;
}

function asksForCiFiles({ junit, summary }: CiArguments): boolean {
  return junit !== undefined || summary !== undefined;
}

/** `report results/*` is meant for the runs among the results: neither what `capacity` left there nor a file is a reason to fail. */
function leaveOutCapacities(args: ReportArguments): ReportArguments {
  const leftOut = args.folder.filter((path) => holdsCapacity(path) || isFile(path));
  if (leftOut.length === 0 || leftOut.length === args.folder.length) {
    return args;
  }
  writeError(`left out, since they hold no run: ${leftOut.join(', ')}\n`);
  return { ...args, folder: args.folder.filter((folder) => !leftOut.includes(folder)) };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function chooseTask(args: ReportArguments): Task {
  const { folder, out, 'for-review': forReview } = args;
  if (folder.length > 1) {
    return out === undefined && asksForCiFiles(args) ? 'ci-files' : 'many-runs';
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
    ...(args.explain ? ['--explain'] : []),
    ...(args.json ? ['--json'] : []),
    ...(args.folder.length > 1 && args['for-review'] ? ['--for-review'] : []),
    ...(task === 'ci-files' && args.open ? ['--open'] : []),
  ];
  if (given.length > 0) {
    throw createUsageError(`${refusals[task]}: leave out ${given.join(' and ')}`, 'report');
  }
}

/** Returns the path that `--open` shows; nothing where there is none. */
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
    case 'ci-files':
      return '';
    default:
      return task satisfies never;
  }
}
