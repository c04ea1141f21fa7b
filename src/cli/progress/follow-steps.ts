import type { Progress, TrialCounts, TrialPhase, TrialStep } from '../../run/progress.js';
import { createTimeEstimate, type TimeLeft } from './estimate-time-left.js';

/** What is under way: one trial, or several side by side. */
export interface UnderWay {
  /** In order of their positions; at least one. */
  readonly steps: readonly [TrialStep, ...TrialStep[]];
  /** Of several trials, that of the one which is furthest behind. */
  readonly phase: TrialPhase;
  /** All counts together; null before every trial has said something. */
  readonly counts: TrialCounts | null;
  readonly timeLeft: TimeLeft;
}

/** Keeps track of the trials that are under way. */
export interface StepFollower {
  /** Takes what a run tells, and returns all that is under way now; null when nothing is. */
  follow(progress: Progress): UnderWay | null;
}

interface RunningStep {
  readonly step: TrialStep;
  readonly phase: TrialPhase;
  /** Null before its processes have said anything. */
  readonly counts: TrialCounts | null;
}

/** From the first to the last. */
const phases: readonly TrialPhase[] = ['starting', 'warm-up', 'measuring', 'draining', 'stopping'];

/**
 * A follower that has heard of nothing yet.
 * @param nowMs any steady clock
 */
export function createStepFollower(nowMs: () => number): StepFollower {
  const running = new Map<number, RunningStep>();
  const estimate = createTimeEstimate(nowMs);
  return {
    follow: (progress) => {
      const { step } = progress;
      switch (progress.kind) {
        case 'trial-started':
          running.set(step.position, { step, phase: 'starting', counts: null });
          break;
        case 'trial-counts':
          running.set(step.position, { step, phase: progress.phase, counts: progress.counts });
          break;
        case 'trial-ended':
          running.delete(step.position);
          break;
        default:
          progress satisfies never;
      }
      estimate.follow(progress);
      return gather([...running.values()], estimate.timeLeft());
    },
  };
}

function gather(running: readonly RunningStep[], timeLeft: TimeLeft): UnderWay | null {
  const [first, ...others] = running
    .map(({ step }) => step)
    .toSorted((left, right) => left.position - right.position);
  if (first === undefined) {
    return null;
  }
  const phase = phases.find((candidate) => running.some((each) => each.phase === candidate)) ?? 'starting';
  const counts = running.flatMap((each) => each.counts ?? []);
  return {
    steps: [first, ...others],
    phase,
    counts: counts.length < running.length ? null : counts.reduce(addCounts),
    timeLeft,
  };
}

/** The time is that of the trial which is behind. */
function addCounts(left: TrialCounts, right: TrialCounts): TrialCounts {
  return {
    elapsedUs: Math.min(left.elapsedUs, right.elapsedUs),
    plannedUs: Math.max(left.plannedUs, right.plannedUs),
    emitted: left.emitted + right.emitted,
    delivered: left.delivered + right.delivered,
    deliveriesExpected: left.deliveriesExpected + right.deliveriesExpected,
    readsEnded: left.readsEnded + right.readsEnded,
    readsExpected: left.readsExpected + right.readsExpected,
    requestsSent: left.requestsSent + right.requestsSent,
    polls: left.polls + right.polls,
    emptyPolls: left.emptyPolls + right.emptyPolls,
    pushes: left.pushes + right.pushes,
    retries: left.retries + right.retries,
  };
}
