import { poissonTails } from './poisson-tails.js';

/** With more events than this, nobody asks for the number of pages. */
const mostEvents = 100_000;

/** Mean requests of a poll that count as one: freshness over a link is predicted only where polls take no more. */
export const onePage = 1.001;

/** A mean of polls that look back over an interval, and of those that look back over a time from 0 to it, uniformly. */
export interface PagesOfPoll {
  readonly ofInterval: number;
  readonly ofRest: number;
}

/**
 * Mean requests of one poll for Poisson arrivals: one, and one more for each full page that does not hold everything,
 * 1 + Σₖ P(N > kL) for N events. After a time that is uniform from 0 to an interval of n events in the mean, the
 * j-th event is there with probability P(N ≥ j) − (j/n) P(N > j), the mean of (1 − tⱼ)⁺ over its time tⱼ.
 * @param meanEvents n
 * @param limit L, events per page
 * @returns undefined where there are too many events to sum over
 */
export function predictPages(meanEvents: number, limit: number): PagesOfPoll | undefined {
  if (meanEvents > mostEvents) {
    return undefined;
  }
  if (meanEvents === 0) {
    return { ofInterval: 1, ofRest: 1 };
  }
  // Ten standard deviations above the mean there is nothing left to add.
  const tails = poissonTails(meanEvents, Math.ceil(meanEvents + 10 * Math.sqrt(meanEvents) + 10));
  let ofInterval = 1;
  let ofRest = 1;
  for (let least = limit + 1; least <= tails.length; least += limit) {
    const [isThere, isPassed] = [tails[least - 1] ?? 0, tails[least] ?? 0];
    ofInterval += isThere;
    ofRest += isThere - (least / meanEvents) * isPassed;
  }
  return { ofInterval, ofRest };
}
