import type { Interval } from '../comparison.js';
import { logRatio } from './log-ratio.js';
import { medianInterval } from './median-interval.js';
import { middleOf } from './middle-of.js';

/** Two values of the same trial, neither of them negative. */
export type Pair = readonly [value: number, against: number];

/** How many times the other value a value is: from 0 (it is nothing) to infinity (the other is). */
export interface RatioEstimate {
  readonly ratio: number;
  /** 95 %; null for fewer pairs than support one. */
  readonly interval: Interval | null;
}

/**
 * The median of the ratios of pairs, and its interval. Both are taken of the logarithms, so that turning all pairs
 * around turns the ratio and its interval around. Each pair had the same events, so what those did to both falls out.
 * @param pairs at least one
 */
export function pairedRatio(pairs: readonly Pair[]): RatioEstimate {
  const logarithms = pairs.map(([value, against]) => logRatio(value, against));
  const interval = medianInterval(logarithms);
  return {
    ratio: Math.exp(middleOf(logarithms)),
    interval: interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) },
  };
}
