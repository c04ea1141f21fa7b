import type { TraceEvent } from '../core/event.js';

/** A read that the plan schedules. */
export interface ScheduledRead {
  /** Its number in the plan. */
  readonly read: number;
  readonly offsetUs: number;
  readonly consumer: number;
}

/** What the meter must know of a trial beforehand. */
export interface TrialFacts {
  /** In order of `offsetUs`. */
  readonly trace: readonly TraceEvent[];
  readonly consumers: number;
  readonly warmUpUs: number;
  /** The measured window, which follows the warm-up. */
  readonly durationUs: number;
  /** In order of `offsetUs`; empty where the scenario has no reads. */
  readonly reads: readonly ScheduledRead[];
  /** `state-on-read`: the strategy hands no event over, so there is nothing to say about deliveries. */
  readonly delivers: 'events' | 'state-on-read';
}

/** Instants of the world's clock, in microseconds. The window is [fromUs, untilUs). */
export interface TrialWindow {
  /** Offset 0 of the trace. */
  readonly startUs: number;
  readonly fromUs: number;
  readonly untilUs: number;
}

/** A window that is shown row by row. */
export interface TimelineWindow extends TrialWindow {
  /** How much time one row of the timeline covers. */
  readonly bucketUs: number;
}

export const secondUs = 1_000_000;

/** Up to here a timeline has a row per second. */
const longestBySecondUs = 3_600 * secondUs;
/** What rows cover in longer windows: 10 s, 1 min, 10 min, 1 h, 1 day. */
const coarseBucketsUs = [10, 60, 600, 3_600, 86_400].map((seconds) => seconds * secondUs);
/** A timeline that nobody can plot any more helps nobody. */
const mostRows = 5_000;

/**
 * How much time one row of a timeline covers: a second in windows of up to an hour, and in longer ones the least of
 * 10 s, 1 min, 10 min, 1 h and 1 day with which the window has 5,000 rows or fewer.
 */
export function bucketOfDuration(durationUs: number): number {
  if (durationUs <= longestBySecondUs) {
    return secondUs;
  }
  const fitting = coarseBucketsUs.find((bucketUs) => durationUs / bucketUs <= mostRows);
  return fitting ?? Math.max(...coarseBucketsUs);
}

/**
 * The measured window of a trial that started at `startUs`; an interruption at `endUs` cuts it short, but leaves the
 * rows of its timeline as long as they would have been.
 */
export function windowOf(
  facts: Pick<TrialFacts, 'warmUpUs' | 'durationUs'>,
  startUs: number,
  endUs = Number.POSITIVE_INFINITY,
): TimelineWindow {
  const fromUs = startUs + facts.warmUpUs;
  const untilUs = Math.max(fromUs, Math.min(fromUs + facts.durationUs, endUs));
  return { startUs, fromUs, untilUs, bucketUs: bucketOfDuration(facts.durationUs) };
}

/** Whether an instant lies in the measured window. */
export function isWithin(window: TrialWindow, atUs: number): boolean {
  return atUs >= window.fromUs && atUs < window.untilUs;
}

/** The row of the timeline in which an instant lies, from 0. Nothing that counts lies before the window. */
export function bucketOf(window: TimelineWindow, atUs: number): number {
  return rowOf(window, atUs, window.bucketUs);
}

/** The second of the window in which an instant lies, from 0. */
export function secondOf(window: TrialWindow, atUs: number): number {
  return rowOf(window, atUs, secondUs);
}

function rowOf(window: TrialWindow, atUs: number, rowUs: number): number {
  return Math.max(0, Math.floor((atUs - window.fromUs) / rowUs));
}
