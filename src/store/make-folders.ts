import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemErrorCode } from './system-error.js';

/**
 * Makes a folder and those above it that are missing, one level at a time. Node's own recursive mkdir does not return
 * on file systems that refuse a new folder by saying that the one above it is not there, as procfs does.
 * Throws what the file system throws, or an error that names the folder in which none can be made.
 */
export async function makeFolders(path: string): Promise<void> {
  try {
    await makeFolder(path);
  } catch (thrown) {
    const parent = dirname(path);
    if (systemErrorCode(thrown) !== 'ENOENT' || parent === path) {
      throw thrown;
    }
    await makeFolders(parent);
    await makeFolderIn(parent, path);
  }
}

async function makeFolderIn(parent: string, path: string): Promise<void> {
  try {
    await makeFolder(path);
  } catch (thrown) {
    throw explainRefusal(parent, thrown);
  }
}

/** What it means that a folder could not be made in one that is there: `ENOENT` is no missing folder then. */
export function explainRefusal(parent: string, thrown: unknown): unknown {
  return systemErrorCode(thrown) === 'ENOENT'
    ? new Error(`no folder can be made in ${parent}`, { cause: thrown })
    : thrown;
}

/** A folder that is there already, perhaps made by somebody else just now, is as good as a new one. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (thrown) {
    if (systemErrorCode(thrown) !== 'EEXIST' || !(await isFolder(path))) {
      throw thrown;
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
