import { type LatencyPercentile, latencyQuantiles } from '../../core/latency-quantiles.js';
import type { Prediction } from '../contract.js';

/** Instants are whole microseconds; a quarter of one rounds to the right one. */
const precisionUs = 0.25;

/**
 * The quantile of a distribution: where the share that exceeds a value falls to 1 − `quantile`, to a quarter of a
 * microsecond, from above.
 * @param exceeds the share that exceeds a number of microseconds
 * @param longestUs what nothing exceeds
 */
function findQuantileUs(exceeds: (valueUs: number) => number, quantile: number, longestUs: number): number {
  let lowUs = 0;
  let highUs = longestUs;
  // What is computed as a difference may miss an exact share by a rounding error.
  const share = 1 - quantile + 1e-12;
  if (exceeds(0) <= share) {
    return 0;
  }
  while (highUs - lowUs > precisionUs) {
    const middleUs = (lowUs + highUs) / 2;
    if (exceeds(middleUs) > share) {
      lowUs = middleUs;
    } else {
      highUs = middleUs;
    }
  }
  return highUs;
}

/** Percentiles of latency by their metrics' names. */
export function findPercentiles(
  exceeds: (latencyUs: number) => number,
  longestUs: number,
  names: readonly LatencyPercentile[],
): Prediction {
  return Object.fromEntries(
    names.map((name) => [
      name,
      Math.round(findQuantileUs(exceeds, latencyQuantiles[name], longestUs)) / 1_000,
    ]),
  );
}

/** A distribution in which a share that is about right counts so many times. */
export type Approximate = (factor: number) => (latencyUs: number) => number;

/** How far the share that is about right may be off: instants that cluster need fewer connections. */
const leastFactor = 1 / 4;
const mostFactor = 2;

/** By how much, relatively, a quantile may move with it. */
const settledShare = 0.02;

/**
 * A quantile of a distribution that is known about: undefined where it hangs on the share that is not known well.
 * Few requests that take a round trip longer decide on the 99th percentile when they are about 1 %.
 */
export function findSettledQuantileUs(
  exceedsWith: Approximate,
  quantile: number,
  longestUs: number,
): number | undefined {
  const [few, expected, many] = [leastFactor, 1, mostFactor].map((factor) =>
    findQuantileUs(exceedsWith(factor), quantile, longestUs),
  );
  return many !== undefined &&
    few !== undefined &&
    expected !== undefined &&
    many - few <= settledShare * expected + precisionUs
    ? Math.round(expected)
    : undefined;
}

/** Percentiles of latency by their metrics' names, without those that are not settled. */
export function findSettledPercentiles(
  exceedsWith: Approximate,
  longestUs: number,
  names: readonly LatencyPercentile[],
): Prediction {
  return Object.fromEntries(
    names.flatMap((name) => {
      const latencyUs = findSettledQuantileUs(exceedsWith, latencyQuantiles[name], longestUs);
      return latencyUs === undefined ? [] : [[name, latencyUs / 1_000]];
    }),
  );
}
