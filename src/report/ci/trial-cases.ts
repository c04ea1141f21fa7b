import type { Comparison, TrialRow } from '../../analyse/comparison.js';
import type { ErrorCode } from '../../core/errors.js';
import { plainText } from '../plain-text.js';
import type { TestCase, TestOutcome } from './test-case.js';

const interrupted: ErrorCode = 'PVP_INTERRUPTED';

/**
 * A test for each trial of each strategy, passed when it was measured whole: a run without expectations is no empty
 * suite, and one that did not get to its end never looks as if all had passed.
 */
export function listTrialCases(comparison: Comparison): readonly TestCase[] {
  const numbers = listTrialNumbers(comparison);
  return comparison.rows.flatMap(({ label }) =>
    numbers.map((number) => {
      const trial = comparison.trials.find((each) => each.label === label && each.trial === number);
      return {
        group: 'trials',
        name: `${plainText(label)}, trial ${number}`,
        outcome: trial === undefined ? notBegun(comparison) : toOutcome(trial),
      };
    }),
  );
}

/** Of an incomplete run also those that should have followed. */
function listTrialNumbers({ state, scenario, trials }: Comparison): readonly number[] {
  const planned = state === 'incomplete' ? scenario.trialCount : 0;
  const last = Math.max(planned, ...trials.map(({ trial }) => trial));
  return Array.from({ length: last }, (_, index) => index + 1);
}

function notBegun({ incompleteBecause }: Comparison): TestOutcome {
  return { state: 'error', type: interrupted, message: `Not run. ${incompleteBecause ?? ''}`.trim() };
}

function toOutcome(trial: TrialRow): TestOutcome {
  switch (trial.state) {
    case 'measured':
      return { state: 'passed' };
    case 'interrupted':
      return { state: 'error', type: interrupted, message: 'Interrupted half-way.' };
    case 'failed':
      return { state: 'error', type: trial.code, message: trial.message };
    default:
      return trial satisfies never;
  }
}
