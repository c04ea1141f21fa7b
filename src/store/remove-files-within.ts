import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outputError } from './output-error.js';
import { systemErrorCode } from './system-error.js';

/**
 * Removes files of a folder within a result folder, and that folder when nothing is left in it. Where there is no such
 * folder there is nothing to do. Folders in it stay, whatever their names.
 * @param inner its path from there
 * @param isToGo takes a file's name
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function removeFilesWithin(
  folder: string,
  inner: string,
  isToGo: (name: string) => boolean,
): Promise<void> {
  const path = join(folder, inner);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isFile() && isToGo(entry.name) ? [entry.name] : []));
    for (const name of names) {
      await rm(join(path, name), { force: true });
    }
    if (names.length > 0 && names.length === entries.length) {
      await rmdir(path);
    }
  } catch (thrown) {
    if (systemErrorCode(thrown) !== 'ENOENT') {
      throw outputError(path, thrown);
    }
  }
}
