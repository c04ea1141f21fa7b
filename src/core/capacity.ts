/** What a capacity is measured of: the source's change feed, or a consumer's webhook endpoint. */
export type CapacityTarget = 'feed' | 'receiver';

/** How one step of a constant rate went. */
export interface LoadStep {
  readonly ratePerSecond: number;
  /** Requests that were due in the step. */
  readonly dueRequests: number;
  /** Those that were answered with 2xx before the step was given up. */
  readonly answered: number;
  /** Answers with another status. */
  readonly refused: number;
  /** Connections that failed, and requests that timed out. */
  readonly errors: number;
  /**
   * Nearest rank over all requests that were due, counted from when each was due; null when so many have no answer
   * that it cannot be told.
   */
  readonly latencyP50Us: number | null;
  readonly latencyP99Us: number | null;
  /** The same percentile counted from when each request was really sent, of the answered ones: what hides the wait. */
  readonly sentLatencyP99Us: number | null;
  /** Share of the step in which the load generator's event loop was busy. */
  readonly generatorBusyShare: number;
  /** Share of all processors' time that was not idle. */
  readonly machineBusyShare: number;
}

/** Why a step is not sustained. `behind`: too many requests had no answer in time; `late`: p99 passes the bound. */
export type StepVerdict =
  | { readonly state: 'sustained' }
  | { readonly state: 'missed'; readonly because: 'refused' | 'behind' | 'late' };

export type JudgedStep = LoadStep & { readonly verdict: StepVerdict };

/**
 * How a search ended. `bracketed`: between a sustained rate and a missed one that lie close together; `never-missed`:
 * the highest rate that was allowed is sustained; `always-missed`: the lowest one is not; `stopped`: out of time, or
 * interrupted.
 */
export type CapacityEnding = 'bracketed' | 'never-missed' | 'always-missed' | 'stopped';

/** What held a target's capacity down, as far as the generator can tell. */
export type CapacityLimit =
  | 'target'
  | 'generator'
  | 'shared processors'
  | 'highest rate asked for'
  | 'unknown';

/** What was found out about one target. */
export interface TargetCapacity {
  readonly target: CapacityTarget;
  readonly ending: CapacityEnding;
  /** The highest rate that was sustained; null when there is none. */
  readonly sustainedPerSecond: number | null;
  /** The lowest rate that was missed, twice in a row; null when there is none. */
  readonly missedPerSecond: number | null;
  readonly limitedBy: CapacityLimit;
  /** In the order in which they were measured. */
  readonly steps: readonly JudgedStep[];
}

/** All that `capacity` finds out. */
export interface CapacityReport {
  readonly scenario: string;
  /** What p99 may be at most. */
  readonly boundUs: number;
  readonly targets: readonly TargetCapacity[];
  /** Null when nothing cut it short. */
  readonly incompleteBecause: string | null;
  /** What the reader must know of how it was measured. */
  readonly notes: readonly string[];
}
