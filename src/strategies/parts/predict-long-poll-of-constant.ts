import { latencyPercentiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import { findPercentiles } from './find-percentiles.js';
import { lastEventBeforeUs, seenArrivals } from './seen-arrivals.js';
import { exceedance } from './sum-of-uniforms.js';
import { longestTransitUs, meanTransitUs } from './transits.js';

/**
 * A long poller of evenly spaced events, a gap g apart, where each meets a held request: it takes one transit. After
 * an event the source answers k = ⌊g/(H + d)⌋ requests empty, each held for H and d = 2w apart, and the next with the
 * next event; derived from the timetable. That makes k + 1 requests per event, ⌈1/(λH)⌉ without a link, of which k
 * are empty; but for those before the first event of the window and behind its last. Where the event might come
 * between two requests, as the jitter has it, nothing is claimed.
 * @param holdUs H
 */
export function predictLongPollOfConstant(holdUs: number, conditions: Conditions): Prediction {
  const { consumers, durationUs, link, warmUpUs } = conditions;
  const gapUs = 1 / seenArrivals(conditions).ratePerUs;
  const cycleUs = { least: holdUs + 2 * link.latency, most: holdUs + 2 * longestTransitUs(conditions) };
  const empty = Math.floor(gapUs / cycleUs.least);
  const events = Math.ceil(durationUs / gapUs - 0.5);
  const isHeld = empty * cycleUs.most + 2 * longestTransitUs(conditions) < gapUs;
  if (!isHeld || empty * cycleUs.least === gapUs || events < 1) {
    return {};
  }
  const holdsUntil = (untilUs: number) => Math.floor(untilUs / cycleUs.least);
  const restUs = durationUs - (events - 0.5) * gapUs;
  const sinceUs = lastEventBeforeUs(gapUs, warmUpUs) ?? warmUpUs;
  const first = holdsUntil(sinceUs + gapUs / 2) - holdsUntil(sinceUs);
  const emptyPolls = empty * (events - 1) + holdsUntil(restUs) + Math.max(0, first - 1);
  const polls = events + empty * (events - 1) + holdsUntil(restUs) + first;
  const exceeds = (latencyUs: number) => exceedance([link.jitter], latencyUs - link.latency);
  return {
    latency_mean_ms: meanTransitUs(conditions) / 1_000,
    ...findPercentiles(exceeds, longestTransitUs(conditions), latencyPercentiles),
    requests_per_event: (consumers * polls) / events,
    empty_poll_share: emptyPolls / polls,
  };
}
