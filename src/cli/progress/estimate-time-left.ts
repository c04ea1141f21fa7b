import type { Progress, TrialCounts, TrialStep } from '../../run/progress.js';

/** Wall-clock time; null where nothing is known yet. */
export interface TimeLeft {
  /** Of the trials under way, without their drain. */
  readonly trialMs: number | null;
  /** Of the run; also null when no trial comes after those under way. */
  readonly runMs: number | null;
}

export interface TimeEstimate {
  /** Takes what a run tells. */
  follow(progress: Progress): void;
  timeLeft(): TimeLeft;
}

/** What turns that have ended took: a turn is one trial, or several side by side. */
interface EndedTurns {
  readonly count: number;
  readonly wallMs: number;
  readonly plannedMs: number;
}

/** A turn under way, told how far it is. */
interface Turn {
  readonly step: TrialStep;
  readonly spentMs: number;
  /** Of its trial that is furthest behind. */
  readonly elapsedMs: number;
  readonly plannedMs: number;
}

const unknown: TimeLeft = { trialMs: null, runMs: null };
const noTurns: EndedTurns = { count: 0, wallMs: 0, plannedMs: 0 };

/**
 * Estimates how long a run still takes. A live trial takes as long as it is planned, and its start and drain as long
 * as those before did, or, in the first one, as its start did. A virtual one takes as long as it has taken, in
 * proportion to the time that it has simulated, and those to come as long as the others on average.
 * @param nowMs any steady clock
 */
export function createTimeEstimate(nowMs: () => number): TimeEstimate {
  const running = new Map<number, { readonly step: TrialStep; readonly counts: TrialCounts | null }>();
  let ended = noTurns;
  let startedMs = 0;
  let plannedMs: number | null = null;
  let isWhole = true;

  const begin = (step: TrialStep): void => {
    if (running.size === 0) {
      startedMs = nowMs();
      plannedMs = null;
      isWhole = true;
      // The first of a run: a simulation may follow a live one, and takes its time in another way.
      ended = step.position === 1 ? noTurns : ended;
    }
    running.set(step.position, { step, counts: null });
  };
  const end = (step: TrialStep, state: 'measured' | 'interrupted' | 'failed'): void => {
    running.delete(step.position);
    isWhole &&= state === 'measured';
    // What a trial took that failed says nothing about the next one.
    if (running.size === 0 && isWhole && plannedMs !== null) {
      const wallMs = ended.wallMs + nowMs() - startedMs;
      ended = { count: ended.count + 1, wallMs, plannedMs: ended.plannedMs + plannedMs };
    }
  };
  const findTurn = (): Turn | null => {
    const all = [...running.values()];
    const [first] = all;
    const counts = all.flatMap((each) => each.counts ?? []);
    if (first === undefined || plannedMs === null || counts.length < all.length) {
      return null;
    }
    const elapsedMs = Math.min(...counts.map(({ elapsedUs }) => elapsedUs)) / 1_000;
    return { step: first.step, spentMs: nowMs() - startedMs, elapsedMs, plannedMs };
  };

  return {
    follow: (progress) => {
      const { step } = progress;
      switch (progress.kind) {
        case 'trial-started':
          begin(step);
          break;
        case 'trial-counts':
          running.set(step.position, { step, counts: progress.counts });
          plannedMs = Math.max(plannedMs ?? 0, progress.counts.plannedUs / 1_000);
          break;
        case 'trial-ended':
          end(step, progress.state);
          break;
        default:
          progress satisfies never;
      }
    },
    timeLeft: () => {
      const turn = findTurn();
      return turn === null ? unknown : estimate(turn, ended);
    },
  };
}

function estimate(turn: Turn, ended: EndedTurns): TimeLeft {
  const { world, toCome } = turn.step;
  const left = world === 'live' ? estimateLive(turn, ended) : estimateVirtual(turn, ended);
  return toCome.turns === 0 ? { ...left, runMs: null } : left;
}

function estimateLive(turn: Turn, ended: EndedTurns): TimeLeft {
  const { spentMs, elapsedMs, plannedMs } = turn;
  const { turns, plannedUs } = turn.step.toCome;
  const trialMs = Math.max(0, plannedMs - elapsedMs);
  const besideMs =
    ended.count === 0
      ? Math.max(0, spentMs - elapsedMs)
      : Math.max(0, ended.wallMs - ended.plannedMs) / ended.count;
  const turnMs = Math.max(trialMs, plannedMs + besideMs - spentMs);
  return { trialMs, runMs: turnMs + plannedUs / 1_000 + turns * besideMs };
}

function estimateVirtual(turn: Turn, ended: EndedTurns): TimeLeft {
  const { spentMs, elapsedMs, plannedMs } = turn;
  if (elapsedMs === 0) {
    return unknown;
  }
  const trialMs = (spentMs * Math.max(0, plannedMs - elapsedMs)) / elapsedMs;
  const usualMs = (ended.wallMs + spentMs + trialMs) / (ended.count + 1);
  return { trialMs, runMs: trialMs + turn.step.toCome.turns * usualMs };
}
