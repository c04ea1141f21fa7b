import { resolve } from 'node:path';
import { renderJunit } from '../report/ci/render-junit.js';
import { renderSummary } from '../report/ci/render-summary.js';
import type { ScenarioEnding } from '../report/ci/scenario-ending.js';
import { appendToFile } from '../store/append-to-file.js';
import { makeWay } from '../store/make-way.js';
import { writeFileAt } from '../store/write-file-at.js';
import type { CiArguments } from './ci-options.js';
import { createUsageError } from './create-usage-error.js';

/**
 * Finds out, before anything runs, that the files for CI systems can be written.
 * @param command for the advice of a usage error
 * @throws PushVsPollError PVP_USAGE or PVP_OUTPUT_UNWRITABLE
 */
export async function prepareCiFiles(args: CiArguments, command: string): Promise<void> {
  const { junit, summary } = args;
  for (const option of ['junit', 'summary'] as const) {
    if (args[option] === '') {
      throw createUsageError(`--${option} names no file; is a variable empty?`, command);
    }
  }
  if (junit !== undefined && summary !== undefined && resolve(junit) === resolve(summary)) {
    throw createUsageError('--junit and --summary name the same file', command);
  }
  if (junit !== undefined) {
    await makeWay(junit, '--junit');
  }
  if (summary !== undefined) {
    await appendToFile(summary, '', '--summary');
  }
}

/**
 * Writes the files for CI systems that the command line asks for.
 * @param endings in the order of the command
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function writeCiFiles(
  { junit, summary, strict }: CiArguments,
  endings: readonly ScenarioEnding[],
): Promise<void> {
  if (junit !== undefined) {
    await writeFileAt(junit, renderJunit(endings, strict), '--junit');
  }
  if (summary !== undefined) {
    await appendToFile(summary, renderSummary(endings), '--summary');
  }
}
