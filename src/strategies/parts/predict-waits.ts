import { type LatencyPercentile, latencyPercentiles } from '../../core/latency-quantiles.js';
import type { Prediction } from '../contract.js';
import { findPercentiles } from './find-percentiles.js';
import { meanExcess } from './sum-of-uniforms.js';

/** A time made of a fixed part and of independent uniform terms, each from 0 to its width. */
export interface SpreadTime {
  readonly fromUs: number;
  readonly widthsUs: readonly number[];
}

/** A time from one look at the source to the next. */
export interface Interval extends SpreadTime {
  /** How often it occurs, relative to the others. */
  readonly visits: number;
}

export function meanUs({ fromUs, widthsUs }: SpreadTime): number {
  return widthsUs.reduce((sum, widthUs) => sum + widthUs / 2, fromUs);
}

export function meanSquareUs(time: SpreadTime): number {
  return time.widthsUs.reduce((sum, widthUs) => sum + widthUs ** 2 / 12, meanUs(time) ** 2);
}

export function longestUs({ fromUs, widthsUs }: SpreadTime): number {
  return widthsUs.reduce((sum, widthUs) => sum + widthUs, fromUs);
}

/**
 * Latencies of events that find the intervals L between looks as time does: each waits for the end of the interval
 * that it falls into, and takes X from there. By renewal reward the mean wait is E L²/2E L, and a wait exceeds x with
 * probability E (L − x)⁺/E L (Ross, "Stochastic Processes", 1996, chapter 3). With an independent X that is
 * (E (L + X − x)⁺ − E (X − x)⁺)/E L.
 * @param after X
 */
export function predictWaits(
  intervals: readonly Interval[],
  after: SpreadTime,
  names: readonly LatencyPercentile[] = latencyPercentiles,
): Prediction {
  const meanWaitUs = waitShare(intervals, meanSquareUs) / 2;
  const longest = Math.max(...intervals.map(longestUs)) + longestUs(after);
  return {
    latency_mean_ms: (meanWaitUs + meanUs(after)) / 1_000,
    ...findPercentiles((latencyUs) => exceedsWait(intervals, after, latencyUs), longest, names),
  };
}

/** The share of those events whose latency exceeds a value. */
export function exceedsWait(intervals: readonly Interval[], after: SpreadTime, latencyUs: number): number {
  const unwaitedUs = meanExcess(after.widthsUs, latencyUs - after.fromUs);
  return waitShare(intervals, ({ fromUs, widthsUs }) => {
    const exceededUs = meanExcess([...widthsUs, ...after.widthsUs], latencyUs - after.fromUs - fromUs);
    return exceededUs - unwaitedUs;
  });
}

/** The sum of a reward over all intervals, by their visits, over the sum of their lengths. */
function waitShare(intervals: readonly Interval[], reward: (interval: Interval) => number): number {
  const over = (value: (interval: Interval) => number) =>
    intervals.reduce((sum, interval) => sum + interval.visits * value(interval), 0);
  return over(reward) / over(meanUs);
}
