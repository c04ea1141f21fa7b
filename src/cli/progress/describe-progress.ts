import { countOf } from '../../report/count-of.js';
import type { TrialCounts, TrialStep } from '../../run/progress.js';
import { describeTimeLeft } from './describe-time-left.js';
import type { UnderWay } from './follow-steps.js';

/** `[2/9] interval-poll, trial 1`: which of the plan's trials. */
export function describeStep(step: TrialStep): string {
  return `[${step.position}/${step.total}] ${step.label}, trial ${step.trial}`;
}

/** A line about what is under way, in the three parts of which the middle one may be cut. */
export interface ProgressLine {
  readonly before: string;
  readonly label: string;
  readonly after: string;
}

/**
 * What there is to tell of what is under way, from all of it to the least: the time left, and the counts that the
 * strategies differ by. `[2/9] interval-poll: 8 s left · 40 polls, 12 empty · 7/24 delivered`.
 */
export function describeUnderWay(underWay: UnderWay): readonly [ProgressLine, ...ProgressLine[]] {
  const { steps, counts } = underWay;
  const [first] = steps;
  const name = {
    before: `${describePositions(steps)} `,
    label: steps.length === 1 ? first.label : `${steps.length} side by side`,
  };
  const line = (after: string, parts: readonly string[]): ProgressLine => ({
    ...name,
    after: `${after}${parts.join(' · ')}`,
  });
  const { runMs } = underWay.timeLeft;
  const trialLeft = describeTrialLeft(underWay);
  const inAll = trialLeft.length === 0 ? 'left in all' : 'in all';
  const runLeft = runMs === null ? [] : [`${describeTimeLeft(runMs)} ${inAll}`];
  const stage = [describeStage(underWay), ...trialLeft].join(', ');
  const shortStage = trialLeft.join() || stage;
  const trial = `, trial ${first.trial}: `;
  const whole = [stage, ...runLeft].join(', ');
  const short = [shortStage, ...runLeft].join(', ');
  const main = counts === null ? [] : describeMainCounts(counts);
  const pushed = counts === null ? [] : describePushes(counts);
  const emitted = counts === null ? [] : [`${counts.emitted} emitted`];
  return [
    line(trial, [whole, ...main, ...pushed, ...emitted]),
    line(trial, [whole, ...main, ...pushed]),
    line(trial, [short, ...main, ...pushed]),
    line(': ', [short, ...main, ...pushed]),
    line(': ', [short, ...main]),
    line(': ', [shortStage, ...main]),
  ];
}

/** `[2/9]`, or `[2-4/9]` of trials side by side. */
function describePositions(steps: UnderWay['steps']): string {
  const [{ position: first, total }] = steps;
  const last = steps.at(-1)?.position ?? first;
  return last === first ? `[${first}/${total}]` : `[${first}-${last}/${total}]`;
}

/** In virtual time the share of it that has passed says more than its hours; and no process has to start. */
function describeStage({ steps: [{ world }], phase, counts }: UnderWay): string {
  if (counts === null || phase === 'starting') {
    return world === 'virtual' ? 'simulating' : 'starting';
  }
  const share = Math.min(1, counts.plannedUs === 0 ? 1 : counts.elapsedUs / counts.plannedUs);
  if (world === 'live') {
    return phase;
  }
  return `simulating, ${isTimed(phase) ? `${Math.floor(share * 100)} %` : phase}`;
}

/** Phases whose end is known: a drain takes what it takes. */
function isTimed(phase: UnderWay['phase']): boolean {
  return phase === 'warm-up' || phase === 'measuring';
}

function describeTrialLeft({
  steps: [{ world }],
  phase,
  timeLeft: { trialMs },
}: UnderWay): readonly string[] {
  const estimated = world === 'virtual' ? 'about ' : '';
  return trialMs === null || !isTimed(phase) ? [] : [`${estimated}${describeTimeLeft(trialMs)} left`];
}

function describeMainCounts(counts: TrialCounts): readonly string[] {
  const { polls, emptyPolls, delivered, deliveriesExpected, readsEnded, readsExpected } = counts;
  return [
    ...(polls === 0 ? [] : [`${countOf(polls, 'poll', 'polls')}, ${emptyPolls} empty`]),
    ...(deliveriesExpected === 0 ? [] : [`${delivered}/${deliveriesExpected} delivered`]),
    ...(readsExpected === 0 ? [] : [`${readsEnded}/${readsExpected} reads`]),
  ];
}

function describePushes({ pushes, retries }: TrialCounts): readonly string[] {
  const retried = retries === 0 ? '' : `, ${countOf(retries, 'retry', 'retries')}`;
  return pushes === 0 ? [] : [`${countOf(pushes, 'push', 'pushes')}${retried}`];
}
