import { latencyPercentiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import { findPercentiles } from './find-percentiles.js';
import { seesAllEvents } from './poll-timetable.js';
import { predictLongPollOfConstant } from './predict-long-poll-of-constant.js';
import { onePage, predictPages } from './predict-pages.js';
import { exceedsWait, longestUs, meanSquareUs, meanUs } from './predict-waits.js';
import { receiversPerEvent, seenArrivals } from './seen-arrivals.js';
import { exceedance } from './sum-of-uniforms.js';
import { areAnswersInTime, jittersUs, meanTransitUs, quietShare } from './transits.js';

/** What a closed form must know of a long poller. */
export interface LongPolls {
  /** How long the source is asked to hold a request. */
  readonly holdUs: number;
  /** Most events asked for in one request. */
  readonly limit: number;
  /** When a request is given up, counted from the end of its hold. */
  readonly timeoutUs: number;
  /** An empty answer that comes sooner makes the poller pause. */
  readonly shortestHoldUs: number;
}

/**
 * The closed form of a long poller. The source holds a request for as long as it is asked to, or for its `max-wait`,
 * if that is shorter. A rate limit counts one request per event and more: with one, nothing is claimed.
 */
export function predictLongPoll(polls: LongPolls, conditions: Conditions): Prediction {
  const { feed } = conditions.source;
  const holdUs = Math.min(Math.ceil(polls.holdUs / 1_000) * 1_000, feed.maxWaitUs);
  const isHeld = holdUs > 0 && holdUs + 2 * conditions.link.latency >= polls.shortestHoldUs;
  const isUndisturbed =
    feed.rateLimit === null && seesAllEvents(conditions) && areAnswersInTime(conditions, polls.timeoutUs);
  if (!isHeld || !isUndisturbed) {
    return {};
  }
  switch (seenArrivals(conditions).process) {
    case 'poisson':
      return predictLongPollOfPoisson(holdUs, Math.min(polls.limit, feed.maxPageEvents), conditions);
    case 'constant':
      return predictLongPollOfConstant(holdUs, conditions);
    case 'other':
      return {};
  }
}

/**
 * Between an answer and the next request the source can tell nothing, for one transit each way: D, in the mean
 * d = 2w. An event that finds a held request takes one transit; one that falls into D waits for its end, and then
 * takes one. So the mean is about one transit and the longest latency about three (RFC 6202, section 2.2).
 *
 * For Poisson arrivals this is exact. A cycle lasts D, and if nothing occurred in it (E e^(−λD)) as long as the
 * request is held then: until the next event or for H, in the mean (1 − e^(−λH))/λ. Per cycle λd events fall into
 * D and h = E e^(−λD) (1 − e^(−λH)) end a hold, which makes λd + h events for one request: at w = 0 the design's
 * 1/(1 − e^(−λH)) requests per event. A request is empty when neither D nor H saw an event. A page must hold what
 * occurs in D.
 */
function predictLongPollOfPoisson(holdUs: number, limit: number, conditions: Conditions): Prediction {
  const { link, source } = conditions;
  const { ratePerUs } = seenArrivals(conditions);
  const deaf = { visits: 1, fromUs: 2 * link.latency, widthsUs: jittersUs(conditions, 2) };
  const pages = predictPages(ratePerUs * longestUs(deaf), limit)?.ofInterval;
  if (pages === undefined || pages > onePage) {
    return {};
  }
  const answer = { fromUs: link.latency, widthsUs: [link.jitter, source.commitDelayUs] };
  const quiet = quietShare(conditions, ratePerUs, 2);
  const deafEvents = ratePerUs * meanUs(deaf);
  const heldEvents = quiet * -Math.expm1(-ratePerUs * holdUs);
  const deafShare = deafEvents / (deafEvents + heldEvents);
  const exceeds = (latencyUs: number) =>
    (1 - deafShare) * exceedance(answer.widthsUs, latencyUs - answer.fromUs) +
    (deafShare === 0 ? 0 : deafShare * exceedsWait([deaf], answer, latencyUs));
  const deafWaitUs = deafShare === 0 ? 0 : (deafShare * meanSquareUs(deaf)) / (2 * meanUs(deaf));
  return {
    latency_mean_ms: (meanTransitUs(conditions) + source.commitDelayUs / 2 + deafWaitUs) / 1_000,
    ...findPercentiles(exceeds, longestUs(deaf) + longestUs(answer), latencyPercentiles),
    requests_per_event: receiversPerEvent(conditions) / (deafEvents + heldEvents),
    empty_poll_share: quiet * Math.exp(-ratePerUs * holdUs),
  };
}
