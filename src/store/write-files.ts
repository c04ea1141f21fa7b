import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolderWithin } from './make-folder-within.js';
import { outputError } from './output-error.js';

/** A file to be written whole. */
export interface FileText {
  /** May stand in a folder within the folder, which is made if there is none; `/` stands between folders. */
  readonly fileName: string;
  readonly text: string;
}

interface Placement {
  readonly path: string;
  readonly temporaryPath: string;
  readonly text: string;
}

/**
 * Writes files into a folder, each whole or not at all, over any of the same name: all are first written beside
 * their places, and moved there only when every one is complete.
 * @param option the option that chose the folder
 * @returns their paths, in the order given
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE; nothing half-written is left then
 */
export async function writeFiles(
  folder: string,
  files: readonly FileText[],
  option = '--out',
): Promise<readonly string[]> {
  const placements = files.map(({ fileName, text }): Placement => {
    const path = join(folder, fileName);
    return { path, temporaryPath: `${path}.tmp`, text };
  });
  try {
    for (const inner of new Set(files.map(({ fileName }) => dirname(fileName)))) {
      await makeFolderWithin(folder, inner);
    }
    for (const { temporaryPath, text } of placements) {
      await writeFile(temporaryPath, text);
    }
    for (const { temporaryPath, path } of placements) {
      await rename(temporaryPath, path);
    }
  } catch (thrown) {
    await Promise.allSettled(placements.map(({ temporaryPath }) => rm(temporaryPath, { force: true })));
    throw outputError(folder, thrown, option);
  }
  return placements.map(({ path }) => path);
}
