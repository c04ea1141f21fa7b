import { extname, resolve } from 'node:path';
import { compareRuns } from '../analyse/between-runs/compare-runs.js';
import type {
  CandidateComparison,
  CompareOutcome,
  RunsComparison,
  StoredRunInFolder,
} from '../analyse/between-runs/runs-comparison.js';
import { conclusionInWords, outcomeWords } from '../report/between-runs/compare-in-words.js';
import { compareJson } from '../report/between-runs/formats/compare-json.js';
import type { CompareFormat } from '../report/between-runs/formats/contract.js';
import { compareFormats } from '../report/between-runs/formats/registry.js';
import { renderTerminalCompare } from '../report/between-runs/terminal-compare.js';
import { plainText } from '../report/plain-text.js';
import { readRun } from '../store/read-run.js';
import { writeFileAt } from '../store/write-file-at.js';
import { type CompareOptionTexts, readCompareOptions } from './compare-options.js';
import { createUsageError } from './create-usage-error.js';
import { writeError, writeOut } from './output.js';
import { refuseIncomparable } from './refuse-incomparable.js';
import { describeTerminal } from './terminal.js';

export interface CompareArguments extends CompareOptionTexts {
  readonly baseline: string;
  readonly candidate: readonly string[];
  readonly out: readonly string[] | undefined;
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** A regression was shown. */
const regressionExitCode = 1;
/** With `--strict`: something that was to be judged could not be. */
const notJudgedExitCode = 3;

/**
 * Holds stored runs against a baseline, prints the comparison and writes it to files.
 * @returns exit code 1 for a regression, 3 where not everything could be judged and `--strict` is given, else 0
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE, PVP_NOT_COMPARABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function compareStoredRuns(args: CompareArguments): Promise<number> {
  const options = readCompareOptions(args);
  const files = chooseFiles(args.out ?? []);
  const baseline = await readInFolder(args.baseline);
  const candidates = await Promise.all(args.candidate.map(readInFolder));
  refuseIncomparable(baseline, candidates, options);
  const comparison = compareRuns(baseline, candidates, options);
  for (const { path, format } of files) {
    await writeFileAt(path, format.render(comparison));
  }
  print(
    comparison,
    files.map(({ path }) => path),
    args,
  );
  return exitCodeOf(comparison.outcome, args.strict);
}

interface ChosenFile {
  readonly path: string;
  readonly format: CompareFormat;
}

function chooseFiles(paths: readonly string[]): readonly ChosenFile[] {
  const files = paths.map((path) => {
    const format = compareFormats.find(({ ending }) => ending === extname(path).toLowerCase());
    if (format === undefined) {
      const endings = compareFormats.map(({ ending }) => ending).join(', ');
      throw createUsageError(
        `--out ${path}: the ending chooses the form of the comparison; allowed are ${endings}`,
        'compare',
      );
    }
    return { path, format };
  });
  const twice = paths.find((path, index) =>
    paths.slice(0, index).some((one) => resolve(one) === resolve(path)),
  );
  if (twice !== undefined) {
    throw createUsageError(`--out ${twice} is given twice`, 'compare');
  }
  return files;
}

async function readInFolder(folder: string): Promise<StoredRunInFolder> {
  return { folder, ...(await readRun(folder)) };
}

/** With `--json` standard output holds the document alone. */
function print(
  comparison: RunsComparison,
  paths: readonly string[],
  { json, quiet }: Pick<CompareArguments, 'json' | 'quiet'>,
): void {
  if (json) {
    writeOut(compareJson.render(comparison));
  } else if (!quiet) {
    writeOut(renderTerminalCompare(comparison, describeTerminal()));
  }
  if (json || quiet) {
    warn(comparison);
  }
  if (!quiet) {
    for (const path of paths) {
      (json ? writeError : writeOut)(`Written: ${path}\n`);
    }
  }
}

/** Whoever does not read the table must know all the same what was not shown to be well. */
function warn(comparison: RunsComparison): void {
  for (const candidate of comparison.candidates.filter(isDoubtful)) {
    const said = conclusionInWords(candidate, comparison).map(plainText).join(' ');
    writeError(`${outcomeWords[candidate.outcome]} in ${candidate.run.folder}: ${said}\n`);
  }
}

function isDoubtful({ outcome, strategies }: CandidateComparison): boolean {
  return outcome !== 'no-regression' || strategies.some(({ trusted }) => !trusted);
}

function exitCodeOf(outcome: CompareOutcome, isStrict: boolean): number {
  switch (outcome) {
    case 'regression':
      return regressionExitCode;
    case 'not-judged':
      return isStrict ? notJudgedExitCode : 0;
    case 'no-regression':
      return 0;
    default:
      return outcome satisfies never;
  }
}
