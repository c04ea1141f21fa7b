import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { PushVsPollError } from '../core/errors.js';
import { makeFolderWithin } from './make-folder-within.js';
import { outputError } from './output-error.js';

/** A CSV file of a result folder that becomes another one. File names may contain folders, with `/` between them. */
export interface CsvRewrite {
  readonly from: string;
  readonly to: string;
  /** The new text, made of the records as they come, the header first. */
  readonly rewrite: (records: AsyncIterable<readonly string[]>) => AsyncIterable<string>;
}

function explain(folder: string, from: string, thrown: unknown): PushVsPollError {
  return thrown instanceof CsvError
    ? new PushVsPollError(
        'PVP_RESULT_UNREADABLE',
        `${join(folder, from)} is no longer a CSV file: ${thrown.message}`,
        {
          nextStep: 'Remove it: push-vs-poll report <folder> writes all but deliveries.csv anew.',
          cause: thrown,
        },
      )
    : outputError(folder, thrown);
}

/**
 * Writes a CSV file of a result folder in another form, whole or not at all, over one of the same name. It is streamed:
 * a long file needs no more memory than a short one.
 * @returns whether there was anything to rewrite
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE or PVP_RESULT_UNREADABLE; nothing half-written is left then
 */
export async function rewriteCsvFile(folder: string, { from, to, rewrite }: CsvRewrite): Promise<boolean> {
  const source = join(folder, from);
  if (!existsSync(source)) {
    return false;
  }
  const path = join(folder, to);
  const temporaryPath = `${path}.tmp`;
  try {
    await makeFolderWithin(folder, dirname(to));
    await pipeline(createReadStream(source), parse({ bom: true }), rewrite, createWriteStream(temporaryPath));
    await rename(temporaryPath, path);
  } catch (thrown) {
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw explain(folder, from, thrown);
  }
  return true;
}
