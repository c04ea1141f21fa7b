import type { Conditions, Prediction } from '../contract.js';
import { countPolls } from './count-polls.js';
import {
  type FixedPolls,
  isEndFetched,
  isWithinRateLimit,
  seesAllEvents,
  settleTimetable,
  type Timetable,
} from './poll-timetable.js';
import { predictIntervalFreshness } from './predict-interval-freshness.js';
import { onePage } from './predict-pages.js';
import { areEdgesNegligible, longestTransitUs } from './transits.js';

/** Polls of the change feed at a fixed interval. */
export interface FeedPolls extends FixedPolls {
  /** Most events asked for in one request. */
  readonly limit: number;
}

/**
 * The closed form of a poller of the change feed: its freshness, and the polls that a trial counts, for its λW
 * events; which tends to 1/(λT) requests per event, of which e^(−λT) bring nothing for Poisson arrivals, and 1 − λT
 * for evenly spaced ones. Over a link, all is left out where polls take several pages, one after the other.
 */
export function predictIntervalPoll(polls: FeedPolls, conditions: Conditions): Prediction {
  const timetable = settleTimetable(polls, conditions);
  const { feed, commitDelayUs } = conditions.source;
  if (timetable === undefined || !isEndFetched(timetable, conditions) || !seesAllEvents(conditions)) {
    return {};
  }
  const counts = countPolls(timetable.intervalUs, Math.min(polls.limit, feed.maxPageEvents), conditions);
  const pagesPerPoll =
    counts === undefined ? undefined : (counts.inWindow * timetable.intervalUs) / conditions.durationUs;
  const isOnePage = pagesPerPoll !== undefined && pagesPerPoll <= onePage;
  if (!isOnePage && longestTransitUs(conditions) > 0) {
    return {};
  }
  if (!isWithinRateLimit(conditions, (windowUs) => mostPolls(timetable, windowUs, isOnePage))) {
    return {};
  }
  const freshness = predictIntervalFreshness(timetable, conditions);
  // What becomes visible late is fetched by polls of which the counts know nothing, at the window's end.
  const areCounted =
    commitDelayUs === 0 || areEdgesNegligible(conditions, commitDelayUs + timetable.intervalUs);
  return counts === undefined || !areCounted
    ? freshness
    : { ...freshness, ...shareOut(counts, conditions.consumers) };
}

function mostPolls({ intervalUs }: Timetable, windowUs: number, isOnePage: boolean): number {
  return isOnePage ? Math.floor(windowUs / intervalUs) + 2 : Number.POSITIVE_INFINITY;
}

function shareOut(
  { inWindow, afterWindow, empty, events }: NonNullable<ReturnType<typeof countPolls>>,
  consumers: number,
): Prediction {
  const requests = inWindow + afterWindow;
  return { requests_per_event: (consumers * requests) / events, empty_poll_share: empty / requests };
}
