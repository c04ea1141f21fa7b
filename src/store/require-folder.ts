import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { makeFolders } from './make-folders.js';
import { outputError } from './output-error.js';

/**
 * Makes a folder if there is none, and finds out now whether files can be written into it: before something that takes
 * long, whose result would have no place.
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function requireFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await access(path, constants.W_OK);
  } catch (thrown) {
    throw outputError(path, thrown);
  }
}
