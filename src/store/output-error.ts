import { describeThrown, PushVsPollError } from '../core/errors.js';
import { systemErrorCode } from './system-error.js';

interface Explanation {
  readonly cause: string;
  readonly nextStep: string;
}

const elsewhere = 'Choose another folder with --out.';

/** What the operating system's codes mean for somebody who wants to write results. */
const explanations: ReadonlyMap<string, Explanation> = new Map([
  ['ENOTDIR', { cause: 'a part of the path is a file, not a folder', nextStep: elsewhere }],
  ['EEXIST', { cause: 'it is a file, not a folder', nextStep: elsewhere }],
  ['EACCES', { cause: 'permission denied', nextStep: `Change its permissions. ${elsewhere}` }],
  ['EPERM', { cause: 'the operation is not permitted', nextStep: elsewhere }],
  [
    'EBUSY',
    {
      cause: 'another program holds a file in it',
      nextStep: 'Close the file there, in a spreadsheet perhaps, and try again.',
    },
  ],
  ['EROFS', { cause: 'the file system is read-only', nextStep: elsewhere }],
  ['ENOSPC', { cause: 'no space is left on the device', nextStep: `Free some space. ${elsewhere}` }],
  ['EDQUOT', { cause: 'the disk quota is used up', nextStep: `Free some space. ${elsewhere}` }],
  ['ENAMETOOLONG', { cause: 'the path is too long', nextStep: elsewhere }],
  [
    'ENOENT',
    { cause: 'it has been removed meanwhile', nextStep: 'Leave the folder in place while it is written.' },
  ],
]);

/**
 * The error for a path that results cannot be written to.
 * @param thrown what the file system threw
 */
export function outputError(path: string, thrown: unknown): PushVsPollError {
  const known = explanations.get(systemErrorCode(thrown) ?? '');
  const { cause, nextStep } = known ?? { cause: describeThrown(thrown), nextStep: elsewhere };
  return new PushVsPollError('PVP_OUTPUT_UNWRITABLE', `Cannot write results to ${path}: ${cause}`, {
    nextStep,
    cause: thrown,
  });
}
