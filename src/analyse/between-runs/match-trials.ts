import type { Comparison } from '../comparison.js';
import type { RepeatedTrial } from '../repetition/over-trials.js';
import type { TrialMatching } from './runs-comparison.js';

/** The trials of a strategy that were measured whole, by their number. */
export type TrialsByNumber = ReadonlyMap<number, RepeatedTrial>;

/** @param label of the strategy */
export function trialsOf({ trials }: Comparison, label: string): TrialsByNumber {
  return new Map(
    trials.flatMap((row) =>
      row.state === 'measured' && row.label === label ? [[row.trial, row.measurement] as const] : [],
    ),
  );
}

/** What says how many trials there are, what they come from, and who takes part: no part of the scenario's conditions. */
const extent = /^--(trials|seed|strategies) /;
/** Where strategies run side by side, it matters who takes part. */
const extentSideBySide = /^--(trials|seed) /;

/** The scenario's file, and what the command line changed of the conditions in it. */
export function conditionsOf({ scenario, setup }: Comparison): {
  readonly text: string;
  readonly changes: readonly string[];
} {
  const isExtent = setup?.schedule === 'side-by-side' ? extentSideBySide : extent;
  return {
    text: scenario.text,
    changes: scenario.overrides.filter((override) => !isExtent.test(override)),
  };
}

/** Changes of what happens to events, not of the events: a trace is drawn from the seed, the workload and the warm-up. */
const leavesEventsAlone = /^--strategies |^--set (link|source|consumer|strategies|drain|schedule|expect)[.=]/;

/** Whether trial k of both runs was drawn from the same seed and the same workload. */
function hasSameDraw(baseline: Comparison, candidate: Comparison): boolean {
  const [before, after] = [conditionsOf(baseline), conditionsOf(candidate)];
  const drawnFrom = (changes: readonly string[]) =>
    changes.filter((change) => !leavesEventsAlone.test(change)).join(' ');
  return (
    before.text === after.text &&
    drawnFrom(before.changes) === drawnFrom(after.changes) &&
    baseline.scenario.seed === candidate.scenario.seed
  );
}

/**
 * Whether trials with the same number had as many events in both runs. A recorded trace stands in a file of its own,
 * which may have changed under a scenario that did not.
 */
function hasSameEventCounts(baseline: Comparison, candidate: Comparison): boolean {
  return baseline.rows.every(({ label, consumers }) => {
    const others = trialsOf(candidate, label);
    const isSameAudience = candidate.rows.some((row) => row.label === label && row.consumers === consumers);
    return (
      !isSameAudience ||
      [...trialsOf(baseline, label)].every(([number, { metrics }]) => {
        const other = others.get(number);
        return other === undefined || other.metrics.events_occurred === metrics.events_occurred;
      })
    );
  });
}

/** Whether trials should have had the same events, and had not. */
export function hasUnexpectedEvents(baseline: Comparison, candidate: Comparison): boolean {
  return hasSameDraw(baseline, candidate) && !hasSameEventCounts(baseline, candidate);
}

/** How the trials of two runs are held against each other: those on the same events are pairs. */
export function chooseMatching(baseline: Comparison, candidate: Comparison): TrialMatching {
  return hasSameDraw(baseline, candidate) && hasSameEventCounts(baseline, candidate) ? 'paired' : 'unpaired';
}
