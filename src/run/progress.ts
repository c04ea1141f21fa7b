import type { TrafficCounts } from './traffic-counter.js';

/** What a run tells while it goes on. Counts are of the trial under way, warm-up included. */
export type Progress =
  | { readonly kind: 'trial-started'; readonly step: TrialStep }
  | {
      readonly kind: 'trial-counts';
      readonly step: TrialStep;
      readonly phase: TrialPhase;
      readonly counts: TrialCounts;
    }
  | {
      readonly kind: 'trial-ended';
      readonly step: TrialStep;
      readonly state: 'measured' | 'interrupted' | 'failed';
    };

/** Which of the plan's trials. */
export interface TrialStep {
  /** From 1, in order of execution. */
  readonly position: number;
  readonly total: number;
  readonly trial: number;
  readonly label: string;
  readonly world: 'live' | 'virtual';
  /** What begins when this trial, and those that run at its side, have ended. */
  readonly toCome: {
    /** Trials one after the other; those that run side by side are one turn. */
    readonly turns: number;
    /** Their warm-ups and durations together, without starts and drains. */
    readonly plannedUs: number;
  };
}

export type TrialPhase = 'starting' | 'warm-up' | 'measuring' | 'draining' | 'stopping';

export interface TrialCounts extends TrafficCounts {
  /** Since the trial's start; the trial lasts warm-up + duration, and then at most the drain. */
  readonly elapsedUs: number;
  readonly plannedUs: number;
  readonly emitted: number;
  readonly delivered: number;
  readonly deliveriesExpected: number;
  readonly readsEnded: number;
  readonly readsExpected: number;
}

export type OnProgress = (progress: Progress) => void;
