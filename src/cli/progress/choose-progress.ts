import { performance } from 'node:perf_hooks';
import { writeError } from '../output.js';
import { createPlainProgress } from './plain-progress.js';
import { type ProgressDisplay, silentProgress } from './progress-display.js';
import { createStatusLine } from './status-line.js';

/** For terminals that do not tell their width, or tell 0. */
const usualColumns = 80;

/** The display that suits standard error: none when `quiet`, one line on a terminal, a log otherwise. */
export function chooseProgress(quiet: boolean): ProgressDisplay {
  if (quiet) {
    return silentProgress;
  }
  const output = { write: writeError, nowMs: () => performance.now() };
  return process.stderr.isTTY
    ? createStatusLine({ ...output, columns: process.stderr.columns || usualColumns })
    : createPlainProgress(output);
}
