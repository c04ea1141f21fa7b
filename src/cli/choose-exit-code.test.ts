import { expect, test } from 'vitest';
import { chooseExitCode } from './choose-exit-code.js';

const measured = { state: 'measured' } as const;
const failed = { state: 'failed' } as const;
const passed = { state: 'passed' } as const;
const missed = { state: 'missed' } as const;
const notMeasurable = { state: 'not-measurable' } as const;
const notRun = { state: 'not-run' } as const;

test.each([
  ['nothing expected', false, [measured], [], 0],
  ['all passed or left out', false, [measured], [passed, notRun], 0],
  ['one missed', false, [measured], [passed, missed], 1],
  ['one not measurable', false, [measured], [passed, notMeasurable], 1],
  ['a failed trial', false, [measured, failed], [], 3],
  ['a failed trial is graver than a miss', false, [measured, failed], [missed], 3],
  ['an interruption is graver than both', true, [measured, failed], [missed], 130],
] as const)('%s', (_what, interrupted, results, expectations, exitCode) => {
  expect(chooseExitCode({ interrupted, results }, expectations)).toBe(exitCode);
});
