import type { MetricName } from './metric-catalogue.js';

/** When a run has repeated itself often enough. */
export interface StabilityGoal {
  readonly metric: MetricName;
  /** Half the width of each strategy's 95 % interval, as a share of its median, is to be at most this. */
  readonly targetShare: number;
  /** Trials that are run in any case. */
  readonly fewestTrials: number;
  /** Trials after which the run ends, narrow enough or not. */
  readonly mostTrials: number;
}
