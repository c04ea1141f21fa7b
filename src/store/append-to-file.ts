import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolders } from './make-folders.js';
import { outputError } from './output-error.js';

/**
 * Adds a text behind whatever a file holds; it is made if there is none, and so are folders above it. Without a text,
 * whether that could be done is found out.
 * @param option the option that chose the place
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function appendToFile(path: string, text: string, option: string): Promise<void> {
  try {
    await makeFolders(dirname(path));
    await appendFile(path, text);
  } catch (thrown) {
    throw outputError(path, thrown, option);
  }
}
