import { appendFile, lstat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolders } from './make-folders.js';
import { outputError } from './output-error.js';

/**
 * Makes way for a file that is to be written later, and finds out whether that can be done. One of that name is
 * removed: should the work in between come to nothing, nobody takes the old one for its result.
 * @param option the option that chose the place
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function makeWay(path: string, option: string): Promise<void> {
  try {
    await makeFolders(dirname(path));
    await appendFile(path, '');
    // Never a device or a link, such as /dev/stdout.
    if (!(await lstat(path)).isFile()) {
      throw new Error('it is no plain file');
    }
    await unlink(path);
  } catch (thrown) {
    throw outputError(path, thrown, option);
  }
}
