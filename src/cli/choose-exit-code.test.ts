import { expect, test } from 'vitest';
import { chooseExitCode, gravestExitCode } from './choose-exit-code.js';

const measured = { state: 'measured' } as const;
const failed = { state: 'failed' } as const;
const passed = { state: 'passed' } as const;
const missed = { state: 'missed' } as const;
const notMeasurable = { state: 'not-measurable' } as const;
const notRun = { state: 'not-run' } as const;

const clean = { label: 'webhook', trials: 1, trusted: true };
const disturbed = { label: 'webhook', trials: 1, trusted: false };

test.each([
  ['nothing expected', false, [measured], [], 0],
  ['all passed or left out', false, [measured], [passed, notRun], 0],
  ['one missed', false, [measured], [passed, missed], 1],
  ['one not measurable', false, [measured], [passed, notMeasurable], 1],
  ['a failed trial', false, [measured, failed], [], 3],
  ['a failed trial is graver than a miss', false, [measured, failed], [missed], 3],
  ['an interruption is graver than both', true, [measured, failed], [missed], 130],
] as const)('%s', (_what, interrupted, results, expectations, exitCode) => {
  const run = { interrupted, results };
  expect(chooseExitCode(run, { rows: [clean], expectations }, true)).toBe(exitCode);
  expect(chooseExitCode(run, { rows: [disturbed], expectations }, false)).toBe(exitCode);
});

test.each([
  ['a disturbed run', false, [measured], [passed], 4],
  ['is graver than a miss, of which it can tell nothing', false, [measured], [missed], 4],
  ['a failed trial is graver', false, [measured, failed], [], 3],
  ['an interruption is graver', true, [measured], [], 130],
] as const)('strictly: %s', (_what, interrupted, results, expectations, exitCode) => {
  expect(chooseExitCode({ interrupted, results }, { rows: [disturbed], expectations }, true)).toBe(exitCode);
});

test('of several scenarios the gravest code counts, not the highest', () => {
  expect(gravestExitCode([])).toBe(0);
  expect(gravestExitCode([0, 1, 4, 0])).toBe(4);
  expect(gravestExitCode([3, 4])).toBe(3);
  expect(gravestExitCode([4, 2])).toBe(2);
  expect(gravestExitCode([130, 4, 3])).toBe(130);
});
