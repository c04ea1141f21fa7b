import { connectionPolicy } from '../../core/connection-policy.js';
import type { Conditions } from '../contract.js';
import { areAnswersInTime, areEdgesNegligible, longestTransitUs } from './transits.js';

/** Polls at a fixed interval, as a strategy's options have them. */
export interface FixedPolls {
  readonly everyUs: number;
  /** Polls stand on multiples of the interval, not at a random phase. */
  readonly isAligned: boolean;
  readonly timeoutUs: number;
  /** The shortest interval that the source asks for, where the strategy obeys; 0: none. */
  readonly askedIntervalUs: number;
}

/** When polls really start, and what of that a closed form needs. */
export interface Timetable {
  readonly intervalUs: number;
  /** Messages, one after the other, before a poll is at the source: three where it must open a connection. */
  readonly transitsBefore: 1 | 3;
  /** Whether the phase of the polls is uniform over the interval, and no other one is likelier. */
  readonly hasRandomPhase: boolean;
}

/**
 * The timetable that comes of the options, the link and what the source asks for.
 * @returns undefined where polls keep to none, run into their time-outs or the source's rate limit, or where the
 *   window is too short to tell
 */
export function settleTimetable(polls: FixedPolls, conditions: Conditions): Timetable | undefined {
  const { everyUs, isAligned, timeoutUs } = polls;
  const intervalUs = effectiveIntervalUs(polls, conditions);
  if (intervalUs === undefined || !areAnswersInTime(conditions, timeoutUs)) {
    return undefined;
  }
  const transitsBefore = transitsBeforePoll(intervalUs, conditions);
  const hasRandomPhase = !isAligned && intervalUs === everyUs;
  const isPhaseNegligible = hasRandomPhase || areEdgesNegligible(conditions, intervalUs);
  return transitsBefore !== undefined && isPhaseNegligible
    ? { intervalUs, transitsBefore, hasRandomPhase }
    : undefined;
}

/**
 * A poll starts on the first tick that is neither before the interval that the source asks for is over, counted from
 * the tick before, nor before that poll has its answer.
 */
function effectiveIntervalUs(
  { everyUs, askedIntervalUs }: FixedPolls,
  conditions: Conditions,
): number | undefined {
  const askedUs = everyUs * Math.max(1, Math.ceil(askedIntervalUs / everyUs));
  const roundTripUs = 2 * longestTransitUs(conditions);
  if (roundTripUs <= askedUs) {
    return askedUs;
  }
  return conditions.link.jitter === 0 ? everyUs * Math.ceil(roundTripUs / everyUs) : undefined;
}

/** A connection that has been idle for too long is opened anew; undefined where that depends on the jitter. */
function transitsBeforePoll(
  intervalUs: number,
  conditions: Conditions,
): Timetable['transitsBefore'] | undefined {
  const idleUs = connectionPolicy.clientIdleMs * 1_000;
  const transitUs = longestTransitUs(conditions);
  if (transitUs === 0 || intervalUs - 2 * conditions.link.latency < idleUs) {
    return 1;
  }
  return intervalUs - 4 * transitUs >= idleUs ? 3 : undefined;
}

/**
 * Whether the source's limit on polls lets all of them pass.
 * @param mostWithin the most requests of one consumer that may fall into a window of that length
 */
export function isWithinRateLimit(
  { source }: Pick<Conditions, 'source'>,
  mostWithin: (windowUs: number) => number,
): boolean {
  const { rateLimit } = source.feed;
  return rateLimit === null || mostWithin(rateLimit.perUs) <= rateLimit.requests;
}

/** Whether the feed's cursors let a poller see everything. Those that skip late events do so where events are late. */
export function seesAllEvents({ source }: Pick<Conditions, 'source'>): boolean {
  return !source.feed.skipsLateEvents || source.commitDelayUs === 0;
}

/** Whether the drain lets polls fetch what occurs last; or the window is so long that it does not count. */
export function isEndFetched({ intervalUs }: Timetable, conditions: Conditions): boolean {
  const { commitDelayUs } = conditions.source;
  const neededUs = intervalUs + 4 * longestTransitUs(conditions) + commitDelayUs;
  return conditions.drainUs >= neededUs || areEdgesNegligible(conditions, intervalUs + commitDelayUs);
}
