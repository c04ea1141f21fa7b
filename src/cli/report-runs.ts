import { createUsageError } from './create-usage-error.js';
import { openFile } from './open-file.js';
import { renderAgain } from './render-again.js';
import { renderOneFile } from './render-one-file.js';
import type { CsvVariant } from './run-options.js';

export interface ReportArguments {
  readonly folder: readonly string[];
  readonly format: string | undefined;
  readonly out: string | undefined;
  readonly open: boolean;
  readonly csv: CsvVariant;
  readonly json: boolean;
}

/**
 * Renders reports from result folders: of one folder its own files or one file elsewhere.
 * @returns exit code 0
 * @throws PushVsPollError PVP_USAGE, PVP_RESULT_UNREADABLE or PVP_OUTPUT_UNWRITABLE
 */
export async function reportRuns(args: ReportArguments): Promise<number> {
  const { folder, out } = args;
  const [first = '', ...others] = folder;
  if (others.length > 0) {
    throw createUsageError(
      'several folders make one report: say where to write it, for example --out comparison.html',
      'report',
    );
  }
  if (out !== undefined && args.format !== undefined) {
    throw createUsageError(
      '--out and --format exclude each other: the ending of --out chooses the format',
      'report',
    );
  }
  if (out !== undefined && args.csv === 'excel') {
    throw createUsageError(
      '--out and --csv excel exclude each other: the files for spreadsheets stand in the result folder',
      'report',
    );
  }
  const page = out === undefined ? await renderAgain(first, args) : await renderOneFile(first, out);
  if (args.open) {
    await openFile(page);
  }
  return 0;
}
