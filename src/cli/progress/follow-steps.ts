import type { Progress, TrialCounts, TrialPhase, TrialStep } from '../../run/progress.js';
import { describeCounts, describeStep } from './describe-progress.js';

/** Keeps track of the trials that are under way: one, or several side by side. */
export interface StepFollower {
  /** Takes what a run tells, and returns a line about all that is under way now; empty when nothing is. */
  follow(progress: Progress): string;
}

interface RunningStep {
  readonly step: TrialStep;
  readonly phase: TrialPhase;
  /** Null before its processes have said anything. */
  readonly counts: TrialCounts | null;
}

/** From the first to the last: of several trials, the one that is behind tells how far they are. */
const phases: readonly TrialPhase[] = ['starting', 'warm-up', 'measuring', 'draining', 'stopping'];

/** A follower that has heard of nothing yet. */
export function createStepFollower(): StepFollower {
  const running = new Map<number, RunningStep>();
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
      return describeAll([...running.values()]);
    },
  };
}

function describeAll(running: readonly RunningStep[]): string {
  const [first] = running;
  if (first === undefined) {
    return '';
  }
  const who = running.length === 1 ? describeStep(first.step) : describeBeside(running);
  const phase = phases.find((candidate) => running.some((each) => each.phase === candidate)) ?? 'starting';
  const counts = running.flatMap((each) => each.counts ?? []);
  return `${who}: ${counts.length < running.length ? 'starting' : describeCounts(phase, addCounts(counts))}`;
}

/** `[2-4/9] 3 side by side, trial 1`. */
function describeBeside(running: readonly RunningStep[]): string {
  const positions = running.map(({ step }) => step.position);
  const [total, trial] = [running[0]?.step.total, running[0]?.step.trial];
  const range = `${Math.min(...positions)}-${Math.max(...positions)}`;
  return `[${range}/${total}] ${running.length} side by side, trial ${trial}`;
}

/** All counts together; the time is that of the trial that takes longest. */
function addCounts(all: readonly TrialCounts[]): TrialCounts {
  const sum = (count: (counts: TrialCounts) => number) =>
    all.reduce((total, counts) => total + count(counts), 0);
  const longestUs = Math.max(...all.map(({ plannedUs, elapsedUs }) => plannedUs - elapsedUs));
  return {
    elapsedUs: 0,
    plannedUs: longestUs,
    emitted: sum(({ emitted }) => emitted),
    delivered: sum(({ delivered }) => delivered),
    deliveriesExpected: sum(({ deliveriesExpected }) => deliveriesExpected),
    requestsSent: sum(({ requestsSent }) => requestsSent),
  };
}
