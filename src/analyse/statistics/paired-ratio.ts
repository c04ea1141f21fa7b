import type { Interval } from '../comparison.js';
import { medianInterval } from './median-interval.js';

/** Two values of the same trial, neither of them negative. */
export type Pair = readonly [value: number, against: number];

/** How many times the other value a value is: from 0 (it is nothing) to infinity (the other is). */
export interface PairedRatio {
  readonly ratio: number;
  /** 95 %; null for fewer pairs than support one. */
  readonly interval: Interval | null;
}

/**
 * The median of the ratios of pairs, and its interval. Both are taken of the logarithms, so that turning all pairs
 * around turns the ratio and its interval around. Each pair had the same events, so what those did to both falls out.
 * @param pairs at least one
 */
export function pairedRatio(pairs: readonly Pair[]): PairedRatio {
  const logarithms = pairs.map(logRatio);
  const interval = medianInterval(logarithms);
  return {
    ratio: Math.exp(middleOf(logarithms)),
    interval: interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) },
  };
}

/** Two zeros are equal. */
function logRatio([value, against]: Pair): number {
  return value === against ? 0 : Math.log(value) - Math.log(against);
}

/** Libraries reckon with finite values. Where minus and plus infinity meet, as far as anyone can tell, the two are equal. */
function middleOf(values: readonly number[]): number {
  const ascending = values.toSorted((left, right) => left - right);
  const lower = ascending[Math.ceil(values.length / 2) - 1] ?? Number.NaN;
  const upper = ascending[Math.floor(values.length / 2)] ?? Number.NaN;
  const middle = lower === upper ? lower : (lower + upper) / 2;
  return Number.isNaN(middle) ? 0 : middle;
}
