import { connectionPolicy } from '../../core/connection-policy.js';
import type { Conditions, Prediction } from '../contract.js';
import type { GapOptions } from './growing-gap.js';
import { isWithinRateLimit, seesAllEvents } from './poll-timetable.js';
import { onePage, predictPages } from './predict-pages.js';
import { type Interval, longestUs, meanUs, predictWaits, type SpreadTime } from './predict-waits.js';
import { seenArrivals } from './seen-arrivals.js';
import { areAnswersInTime, jittersUs, longestTransitUs } from './transits.js';

/** What a closed form must know of an adaptive poller, beside its gaps. */
export interface AdaptivePolls {
  readonly gaps: GapOptions;
  /** Most events asked for in one request. */
  readonly limit: number;
  readonly timeoutUs: number;
}

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
 * 1982) and wait for their ends; and the answer takes a transit. In each interval the copy is fresh until the first
 * event, in all 1/λ per cycle: stale share 1 − 1/(λC), without a transit.
 */
export function predictAdaptivePoll(polls: AdaptivePolls, conditions: Conditions): Prediction {
  const { arrivals, consumers, link, source } = conditions;
  const { ratePerUs } = seenArrivals(conditions);
  if (!isUndisturbed(polls, conditions)) {
    return {};
  }
  const cycle = listIntervals(polls.gaps, ratePerUs, conditions);
  const over = (reward: (interval: Interval) => number) =>
    cycle.reduce((sum, interval) => sum + interval.visits * reward(interval), 0);
  const requests = over(() => 1);
  const limit = Math.min(polls.limit, source.feed.maxPageEvents);
  const pages = over(
    (interval) =>
      predictPages(ratePerUs * longestUs(interval), limit)?.ofInterval ?? Number.POSITIVE_INFINITY,
  );
  if (pages > requests * onePage) {
    return {};
  }
  const cycleUs = over(meanUs);
  const isInstant = longestTransitUs(conditions) === 0 && source.commitDelayUs === 0;
  return {
    ...predictWaits(cycle, { fromUs: link.latency, widthsUs: [link.jitter, source.commitDelayUs] }),
    requests_per_event: (consumers * requests) / ((arrivals.ratePerSecond / 1_000_000) * cycleUs),
    empty_poll_share: 1 - 1 / requests,
    ...(isInstant ? { stale_share: 1 - 1 / (ratePerUs * cycleUs) } : {}),
  };
}

/** Whether the arrivals are such that there is a form, and nothing keeps the polls from their gaps. */
function isUndisturbed({ gaps, timeoutUs }: AdaptivePolls, conditions: Conditions): boolean {
  const shortestUs = gaps.minUs * (1 - gaps.jitter) + 2 * conditions.link.latency;
  return (
    seenArrivals(conditions).process === 'poisson' &&
    seesAllEvents(conditions) &&
    areAnswersInTime(conditions, timeoutUs) &&
    isWithinRateLimit(conditions, (windowUs) => windowUs / shortestUs + 2) &&
    (longestTransitUs(conditions) === 0 || isReconnectingClear(gaps, conditions))
  );
}

const idleUs = connectionPolicy.clientIdleMs * 1_000;

/**
 * Whether each gap is either short enough for the connection to stay open, or so long that the round trip which
 * opening it takes makes no difference.
 */
function isReconnectingClear(gaps: GapOptions, conditions: Conditions): boolean {
  const isNegligible = 2 * longestTransitUs(conditions) * 100 < idleUs * (1 - gaps.jitter);
  return isNegligible || gaps.maxUs * (1 + gaps.jitter) < idleUs;
}

function listIntervals(
  { minUs, maxUs, factor, jitter }: GapOptions,
  ratePerUs: number,
  conditions: Conditions,
): readonly Interval[] {
  const intervals: Interval[] = [];
  let visits = 1;
  for (let gapUs = minUs; ; gapUs = Math.min(maxUs, gapUs * factor)) {
    const transits = gapUs < idleUs ? 2 : 4;
    const interval: SpreadTime = {
      fromUs: gapUs * (1 - jitter) + transits * conditions.link.latency,
      widthsUs: [2 * jitter * gapUs, ...jittersUs(conditions, transits)],
    };
    const emptyShare = meanEmptyShare(interval, ratePerUs);
    if (gapUs === maxUs) {
      return [...intervals, { ...interval, visits: visits / (1 - emptyShare) }];
    }
    intervals.push({ ...interval, visits });
    visits *= emptyShare;
  }
}

/** E e^(−λL): a factor for the fixed part, and one for each uniform term. */
function meanEmptyShare({ fromUs, widthsUs }: SpreadTime, ratePerUs: number): number {
  return widthsUs.reduce(
    (share, widthUs) => {
      const spread = ratePerUs * widthUs;
      return spread === 0 ? share : (share * -Math.expm1(-spread)) / spread;
    },
    Math.exp(-ratePerUs * fromUs),
  );
}
