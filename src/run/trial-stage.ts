import type { Clock } from '../core/ports/clock.js';
import type { TrafficCounts } from './traffic-counter.js';

/** How far both sides of a trial are, by what each of them says. */
export interface StageCounts extends TrafficCounts {
  readonly emitted: number;
  /** Pushed deliveries that have not come to an end. */
  readonly openDeliveries: number;
  /** Deliveries, each event and consumer once. */
  readonly delivered: number;
  /** Planned reads that were answered or have failed. */
  readonly readsEnded: number;
}

/**
 * Where a trial takes place: real processes, or virtual time. Both are conducted by the same code, through this.
 */
export interface TrialStage {
  readonly clock: Clock;
  /**
   * Resolves when the source answers and every consumer is live.
   * @throws PVP_START_FAILED
   */
  start(): Promise<void>;
  /** Starts the emission of the trace and the planned reads; their offset 0 is the instant `startUs`. */
  go(startUs: number): void;
  counts(): StageCounts;
  /** Ends the consumers, then the source, and completes both books. */
  stop(): Promise<void>;
  /** Rejects when a side fails on its own; never resolves. */
  readonly failure: Promise<never>;
}
