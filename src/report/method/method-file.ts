import { fileAddress } from '../file-address.js';
import type { Place } from '../formats/contract.js';

/** The file that tells the whole method, in the folder of every run. */
export const methodFileName = 'METHOD.md';

/** Where a report finds it: a relative address; null where the folder has no such file. */
export function methodAddress({ files, folder }: Place): string | null {
  const isThere = files.some(({ fileName }) => fileName === methodFileName);
  return isThere ? fileAddress(folder, methodFileName) : null;
}
