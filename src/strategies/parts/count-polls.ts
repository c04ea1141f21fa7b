import type { Conditions } from '../contract.js';
import { type PagesOfPoll, predictPages } from './predict-pages.js';
import { lastEventBeforeUs, seenArrivals } from './seen-arrivals.js';

/** Mean counts of one consumer's trial, of polls at a fixed interval and a random phase. */
export interface PollCounts {
  /** Polls of the window, each page a request. */
  readonly inWindow: number;
  /** The same of the poll after the window, where one is needed. */
  readonly afterWindow: number;
  /** How often one is. */
  readonly drainShare: number;
  /** Polls of the window that find nothing. */
  readonly empty: number;
  /** Events of all consumers. */
  readonly events: number;
}

/**
 * Polls that a trial counts: those of the window of length W, W/T in the mean, and the one after it that fetches what
 * occurred since the last one within it. A poll finds what occurred since the one before, at most T ago; the first
 * ones, at most since the trial began, a warm-up before the window.
 * @param limit events per page
 * @returns undefined for arrivals for which there is no form
 */
export function countPolls(
  intervalUs: number,
  limit: number,
  conditions: Conditions,
): PollCounts | undefined {
  switch (seenArrivals(conditions).process) {
    case 'poisson':
      return countPollsOfPoisson(intervalUs, limit, conditions);
    case 'constant':
      return countPollsOfConstant(intervalUs, limit, conditions);
    case 'other':
      return undefined;
  }
}

function countPollsOfPoisson(
  intervalUs: number,
  limit: number,
  conditions: Conditions,
): PollCounts | undefined {
  const { arrivals, durationUs, warmUpUs } = conditions;
  const { ratePerUs } = seenArrivals(conditions);
  if (predictPages(ratePerUs * intervalUs, limit) === undefined) {
    return undefined;
  }
  const pagesAfter = (sinceUs: number): PagesOfPoll =>
    predictPages(ratePerUs * sinceUs, limit) ?? { ofInterval: 1, ofRest: 1 };
  const nothingAfter = (sinceUs: number): PagesOfPoll => ({
    ofInterval: Math.exp(-ratePerUs * sinceUs),
    ofRest: meanEmptyShare(ratePerUs * sinceUs),
  });
  // Polls of the first T − u of the window, after a warm-up of u < T, look back less than T.
  const knownUs = Math.min(warmUpUs, intervalUs);
  const shortUs = Math.min(durationUs, intervalUs - knownUs);
  const overWindow = (after: (sinceUs: number) => PagesOfPoll) =>
    ((knownUs + shortUs) * after(knownUs + shortUs).ofRest -
      knownUs * after(knownUs).ofRest +
      (durationUs - shortUs) * after(intervalUs).ofInterval) /
    intervalUs;
  // The one after the window looks back up to T, but not beyond the trial's begin.
  const backUs = Math.min(intervalUs, warmUpUs + durationUs);
  const afterWindow = (after: (sinceUs: number) => PagesOfPoll) =>
    (backUs * after(backUs).ofRest + (intervalUs - backUs) * after(backUs).ofInterval) / intervalUs;
  const drainShare = 1 - afterWindow(nothingAfter);
  return {
    inWindow: overWindow(pagesAfter),
    afterWindow: afterWindow(pagesAfter) - 1 + drainShare,
    drainShare,
    empty: overWindow(nothingAfter),
    events: (arrivals.ratePerSecond / 1_000_000) * durationUs,
  };
}

/** (1 − e⁻ⁿ)/n: the chance that nothing occurs in a time that is uniform from 0 to one of n events in the mean. */
function meanEmptyShare(meanEvents: number): number {
  return meanEvents === 0 ? 1 : -Math.expm1(-meanEvents) / meanEvents;
}

/**
 * Evenly spaced events, the first of them half a gap into the warm-up and into the window. With the polls' phase
 * uniform, a poll finds nothing where no event lies within T before it: of each gap g between two events that is
 * g − T, where positive. So from g = T on no poll is empty, and else 1 − T/g of them are: 1 − λT.
 */
function countPollsOfConstant(
  intervalUs: number,
  limit: number,
  conditions: Conditions,
): PollCounts | undefined {
  const { durationUs, warmUpUs } = conditions;
  const gapUs = 1 / seenArrivals(conditions).ratePerUs;
  const events = Math.ceil(durationUs / gapUs - 0.5);
  if (events < 1 || Math.ceil(intervalUs / gapUs) > limit) {
    return undefined;
  }
  const restUs = durationUs - (events - 0.5) * gapUs;
  const beforeUs = lastEventBeforeUs(gapUs, warmUpUs) ?? Number.POSITIVE_INFINITY;
  const uncoveredUs =
    (events - 1) * Math.max(0, gapUs - intervalUs) +
    Math.max(0, restUs - intervalUs) +
    Math.max(0, gapUs / 2 - Math.max(0, intervalUs - beforeUs));
  const drainShare = Math.max(0, 1 - restUs / intervalUs);
  return {
    inWindow: durationUs / intervalUs,
    afterWindow: drainShare,
    drainShare,
    empty: uncoveredUs / intervalUs,
    events,
  };
}
