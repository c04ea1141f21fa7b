import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from './system-error.js';

/**
 * Makes a folder within `folder`, which must be there: what somebody has removed is not made again. Throws what the
 * file system throws.
 * @param inner its path from there, with `/` between folders
 */
export async function makeFolderWithin(folder: string, inner: string): Promise<void> {
  let path = folder;
  for (const name of inner.split('/').filter((part) => part !== '.')) {
    path = join(path, name);
    await mkdir(path).catch((thrown: unknown) => {
      if (systemErrorCode(thrown) !== 'EEXIST') {
        throw thrown;
      }
    });
  }
}
