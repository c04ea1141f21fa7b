import { expect, test } from 'vitest';
import { outputError } from './output-error.js';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something`), { code });
}

test.each([
  ['EACCES', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the device'],
  ['EIO', 'EIO: something'],
])('explains %s', (code, cause) => {
  const error = outputError('results', systemError(code));
  expect(error.message).toBe(`Cannot write results to results: ${cause}`);
  expect(error.nextStep).toContain('--out');
});

test('keeps what was thrown, whatever it is', () => {
  expect(outputError('results', 'odd').message).toBe('Cannot write results to results: odd');
  expect(outputError('results', 'odd').cause).toBe('odd');
});

test('a file that a spreadsheet holds open is to be closed', () => {
  expect(outputError('results', systemError('EBUSY')).nextStep).toContain('Close the file');
});
