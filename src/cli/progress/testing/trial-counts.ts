import type { TrialCounts, TrialStep } from '../../../run/progress.js';

const second = 1_000_000;

/** The second of nine trials of 12 s, live, unless told otherwise. */
export function trialStep(change: Partial<TrialStep> = {}): TrialStep {
  return {
    position: 2,
    total: 9,
    trial: 1,
    label: 'interval-poll',
    world: 'live',
    toCome: { turns: 7, plannedUs: 7 * 12 * second },
    ...change,
  };
}

/** 4.2 s into a trial of 12 s, in which nothing was asked yet. */
export function trialCounts(change: Partial<TrialCounts> = {}): TrialCounts {
  return {
    elapsedUs: 4.2 * second,
    plannedUs: 12 * second,
    emitted: 9,
    delivered: 7,
    deliveriesExpected: 24,
    readsEnded: 0,
    readsExpected: 0,
    requestsSent: 0,
    polls: 0,
    emptyPolls: 0,
    pushes: 0,
    retries: 0,
    ...change,
  };
}
