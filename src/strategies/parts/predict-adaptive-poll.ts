import { latencyPercentiles, latencyQuantiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import type { GapOptions } from './growing-gap.js';
import { predictPagesPerPoll } from './predict-interval-poll.js';
import { seenRatePerUs } from './seen-rate.js';

/** The time from one look at the source to the next: uniform from `fromUs` to `untilUs`. */
interface Interval {
  readonly fromUs: number;
  readonly untilUs: number;
  /** How often it occurs, in the mean, from one piece of news to the next. */
  readonly visits: number;
}

/** Mean requests of a poll that count as one: the form is left out where polls may take more. */
const onePage = 1.001;

/**
 * The closed form for Poisson arrivals; for others none is claimed, since what the gaps adapt to is just what a
 * mean rate does not tell. It is exact as long as no poll fails or takes more than one page.
 *
 * Each piece of news starts the gaps anew, and the k-th is followed by the next one if nothing occurred in it: a
 * renewal process. The k-th interval, Lₖ, is the gap and a round trip; it is empty with probability
 * qₖ = E e^(−λLₖ), so per cycle it occurs vₖ = q₀⋯qₖ₋₁ times, and the longest one, which follows itself, 1/(1 − q)
 * times as often. By renewal reward (Ross, Stochastic Processes, chapter 3) Σv polls per cycle bring news once, so
 * 1 − 1/Σv of them are empty, and a cycle lasts C = ΣvE[L]. An interval's length does not depend on what occurs in
 * it, so events find intervals as time does (Wolff, "Poisson arrivals see time averages", Operations Research 30,
 * 1982) and wait for their ends: mean ΣvE[L²]/2C, longer than x with probability ΣvE[(L − x)⁺]/C; and the answer
 * takes a transit. In each interval the copy is fresh until the first event, in all 1/λ per cycle: stale share
 * 1 − 1/(λC), without a transit.
 */
export function predictAdaptivePoll(gaps: GapOptions, limit: number, conditions: Conditions): Prediction {
  const { arrivals, consumers, oneWayUs } = conditions;
  const ratePerUs = seenRatePerUs(conditions);
  if (arrivals.process !== 'poisson') {
    return {};
  }
  const cycle = listIntervals(gaps, ratePerUs, 2 * oneWayUs);
  const over = (reward: (interval: Interval) => number) =>
    cycle.reduce((sum, interval) => sum + interval.visits * reward(interval), 0);
  const polls = over(() => 1);
  const pages = over(({ untilUs }) => predictPagesPerPoll('poisson', ratePerUs * untilUs, limit) ?? Infinity);
  if (!(pages <= polls * onePage)) {
    return {};
  }
  const cycleUs = over((interval) => meanExcessUs(interval, 0));
  const longestUs = cycle.at(-1)?.untilUs ?? 0;
  const exceeds = (waitUs: number) => over((interval) => meanExcessUs(interval, waitUs)) / cycleUs;
  const latencyMs = (quantile: number) =>
    (oneWayUs + bisect((waitUs) => exceeds(waitUs) > 1 - quantile, longestUs)) / 1_000;
  return {
    latency_mean_ms: (oneWayUs + over(meanSquare) / 2 / cycleUs) / 1_000,
    ...Object.fromEntries(latencyPercentiles.map((name) => [name, latencyMs(latencyQuantiles[name])])),
    requests_per_event: (consumers * polls) / ((arrivals.ratePerSecond / 1_000_000) * cycleUs),
    empty_poll_share: 1 - 1 / polls,
    ...(oneWayUs === 0 ? { stale_share: 1 - 1 / (ratePerUs * cycleUs) } : {}),
  };
}

function listIntervals(
  { minUs, maxUs, factor, jitter }: GapOptions,
  ratePerUs: number,
  roundTripUs: number,
): readonly Interval[] {
  const intervals: Interval[] = [];
  let visits = 1;
  for (let gapUs = minUs; ; gapUs = Math.min(maxUs, gapUs * factor)) {
    const fromUs = gapUs * (1 - jitter) + roundTripUs;
    const untilUs = gapUs * (1 + jitter) + roundTripUs;
    const emptyShare = meanEmptyShare(fromUs, untilUs, ratePerUs);
    if (gapUs === maxUs) {
      return [...intervals, { fromUs, untilUs, visits: visits / (1 - emptyShare) }];
    }
    intervals.push({ fromUs, untilUs, visits });
    visits *= emptyShare;
  }
}

/** E e^(−λL) for L uniform between the two. */
function meanEmptyShare(fromUs: number, untilUs: number, ratePerUs: number): number {
  const spread = ratePerUs * (untilUs - fromUs);
  return Math.exp(-ratePerUs * fromUs) * (spread === 0 ? 1 : -Math.expm1(-spread) / spread);
}

/** E L². */
function meanSquare({ fromUs, untilUs }: Interval): number {
  return (fromUs ** 2 + fromUs * untilUs + untilUs ** 2) / 3;
}

/** E (L − x)⁺. */
function meanExcessUs({ fromUs, untilUs }: Interval, beyondUs: number): number {
  if (beyondUs <= fromUs) {
    return (fromUs + untilUs) / 2 - beyondUs;
  }
  return beyondUs >= untilUs ? 0 : (untilUs - beyondUs) ** 2 / (2 * (untilUs - fromUs));
}

/** Where a condition that holds at 0 and no longer at `limitUs` ceases to hold, to less than a microsecond. */
function bisect(holds: (atUs: number) => boolean, limitUs: number): number {
  let lowUs = 0;
  let highUs = limitUs;
  while (highUs - lowUs > 0.5) {
    const middleUs = (lowUs + highUs) / 2;
    if (holds(middleUs)) {
      lowUs = middleUs;
    } else {
      highUs = middleUs;
    }
  }
  return highUs;
}
