import type { JudgedExpectation } from '../analyse/comparison.js';
import { errorCatalogue } from '../core/errors.js';
import { isMissed } from '../core/expectation.js';
import type { TrialResult } from '../measure/trial-measurement.js';

/** A run that is whole, and missed a threshold of its scenario. */
const missedExitCode = 1;
/** A run that has a failed trial. */
const incompleteExitCode = 3;

/**
 * The exit code of a run that has been written: 130 interrupted, 3 incomplete, 1 missed a threshold, 0 otherwise. The
 * gravest comes first, since what is not whole cannot tell whether a threshold was missed.
 */
export function chooseExitCode(
  run: { readonly interrupted: boolean; readonly results: readonly Pick<TrialResult, 'state'>[] },
  expectations: readonly Pick<JudgedExpectation, 'state'>[],
): number {
  if (run.interrupted) {
    return errorCatalogue.PVP_INTERRUPTED.exitCode;
  }
  if (run.results.some(({ state }) => state === 'failed')) {
    return incompleteExitCode;
  }
  return expectations.some(({ state }) => isMissed(state)) ? missedExitCode : 0;
}
