import { describeThrown, PushVsPollError } from '../core/errors.js';
import { systemErrorCode } from './system-error.js';

interface Explanation {
  readonly cause: string;
  /** @param elsewhere the advice to choose another place */
  readonly nextStep: (elsewhere: string) => string;
}

const moveAway = (elsewhere: string): string => elsewhere;

/** What the operating system's codes mean for somebody who wants to write results. */
const explanations: ReadonlyMap<string, Explanation> = new Map([
  ['ENOTDIR', { cause: 'a part of the path is a file, not a folder', nextStep: moveAway }],
  ['EEXIST', { cause: 'it is a file, not a folder', nextStep: moveAway }],
  ['EISDIR', { cause: 'it is a folder, not a file', nextStep: moveAway }],
  ['EACCES', { cause: 'permission denied', nextStep: (elsewhere) => `Change its permissions. ${elsewhere}` }],
  ['EPERM', { cause: 'the operation is not permitted', nextStep: moveAway }],
  [
    'EBUSY',
    {
      cause: 'another program holds a file in it',
      nextStep: () => 'Close the file there, in a spreadsheet perhaps, and try again.',
    },
  ],
  ['EROFS', { cause: 'the file system is read-only', nextStep: moveAway }],
  [
    'ENOSPC',
    { cause: 'no space is left on the device', nextStep: (elsewhere) => `Free some space. ${elsewhere}` },
  ],
  [
    'EDQUOT',
    { cause: 'the disk quota is used up', nextStep: (elsewhere) => `Free some space. ${elsewhere}` },
  ],
  ['ENAMETOOLONG', { cause: 'the path is too long', nextStep: moveAway }],
  [
    'ENOENT',
    {
      cause: 'it has been removed meanwhile',
      nextStep: () => 'Leave the folder in place while it is written.',
    },
  ],
]);

/**
 * The error for a path that results cannot be written to.
 * @param thrown what the file system threw
 * @param option the option that chose the path
 */
export function outputError(path: string, thrown: unknown, option = '--out'): PushVsPollError {
  const elsewhere = `Choose another ${option === '--out' ? 'folder' : 'place'} with ${option}.`;
  const { cause, nextStep } = explanations.get(systemErrorCode(thrown) ?? '') ?? {
    cause: describeThrown(thrown),
    nextStep: moveAway,
  };
  return new PushVsPollError('PVP_OUTPUT_UNWRITABLE', `Cannot write results to ${path}: ${cause}`, {
    nextStep: nextStep(elsewhere),
    cause: thrown,
  });
}
