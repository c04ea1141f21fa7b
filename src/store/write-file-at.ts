import { basename, dirname } from 'node:path';
import { makeFolders } from './make-folders.js';
import { outputError } from './output-error.js';
import { writeFiles } from './write-files.js';

/**
 * Writes one file, whole or not at all, to a place of its own; folders above it that are missing are made.
 * @param option the option that chose the place
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function writeFileAt(path: string, text: string, option = '--out'): Promise<void> {
  const folder = dirname(path);
  try {
    await makeFolders(folder);
  } catch (thrown) {
    throw outputError(path, thrown, option);
  }
  await writeFiles(folder, [{ fileName: basename(path), text }], option);
}
