import type { ComparisonRow, JudgedExpectation } from '../analyse/comparison.js';
import { errorCatalogue } from '../core/errors.js';
import { isMissed } from '../core/expectation.js';
import type { TrialResult } from '../measure/trial-measurement.js';
import { disturbedLabels } from '../report/disturbed-labels.js';

/** A run that is whole, and missed a threshold of its scenario. */
const missedExitCode = 1;
/** A run that has a failed trial. */
const incompleteExitCode = 3;
/** A run that is whole, and that its machine disturbed, where `--strict` was given. */
export const disturbedExitCode = 4;

/** From the least to the gravest; any other code is graver than all of them. */
const byGravity: readonly number[] = [
  0,
  missedExitCode,
  disturbedExitCode,
  errorCatalogue.PVP_USAGE.exitCode,
  incompleteExitCode,
  errorCatalogue.PVP_INTERRUPTED.exitCode,
];

/**
 * The exit code of a run that has been written: 130 interrupted, 3 incomplete, 4 disturbed (if `strict`), 1 missed a
 * threshold, 0 otherwise. The gravest comes first: what is not whole cannot tell whether it was disturbed, nor a
 * disturbed run whether a threshold was missed.
 */
export function chooseExitCode(
  run: { readonly interrupted: boolean; readonly results: readonly Pick<TrialResult, 'state'>[] },
  comparison: {
    readonly rows: readonly Pick<ComparisonRow, 'label' | 'trials' | 'trusted'>[];
    readonly expectations: readonly Pick<JudgedExpectation, 'state'>[];
  },
  strict: boolean,
): number {
  if (run.interrupted) {
    return errorCatalogue.PVP_INTERRUPTED.exitCode;
  }
  if (run.results.some(({ state }) => state === 'failed')) {
    return incompleteExitCode;
  }
  if (strict && disturbedLabels(comparison).length > 0) {
    return disturbedExitCode;
  }
  return comparison.expectations.some(({ state }) => isMissed(state)) ? missedExitCode : 0;
}

/** The gravest of exit codes; 0 of none. */
export function gravestExitCode(codes: readonly number[]): number {
  const gravityOf = (code: number) => (byGravity.includes(code) ? byGravity.indexOf(code) : byGravity.length);
  return codes.reduce((gravest, code) => (gravityOf(code) > gravityOf(gravest) ? code : gravest), 0);
}
