import type { OnProgress, Progress, TrialCounts, TrialPhase, TrialStep } from '../../run/progress.js';

/** Where a trial stands: under way in one of its phases, or ended. */
export type TrialStanding = TrialPhase | Extract<Progress, { readonly kind: 'trial-ended' }>['state'];

/** A trial that has begun, with the last that it told. */
export interface WatchedTrial {
  readonly scenario: string;
  readonly step: TrialStep;
  readonly standing: TrialStanding;
  /** Null before its processes have said anything. */
  readonly counts: TrialCounts | null;
}

/** Keeps what the trials of a command told last. */
export interface TrialWatch {
  /** What to tell the progress of a scenario to. */
  follow(scenario: string): OnProgress;
  /** In the order in which they began. A trial of the same name that began again is the same one. */
  trials(): readonly WatchedTrial[];
}

/** A watch that has heard of nothing yet. */
export function createTrialWatch(): TrialWatch {
  const trials = new Map<string, WatchedTrial>();
  return {
    follow: (scenario) => (progress) => {
      const { step } = progress;
      const key = JSON.stringify([scenario, step.world, step.label, step.trial]);
      const known = trials.get(key);
      switch (progress.kind) {
        case 'trial-started':
          trials.set(key, { scenario, step, standing: 'starting', counts: null });
          break;
        case 'trial-counts':
          trials.set(key, { scenario, step, standing: progress.phase, counts: progress.counts });
          break;
        case 'trial-ended':
          trials.set(key, { scenario, step, standing: progress.state, counts: known?.counts ?? null });
          break;
        default:
          progress satisfies never;
      }
    },
    trials: () => [...trials.values()],
  };
}
