import { latencyPercentiles } from '../../core/latency-quantiles.js';
import type { ClosedForm, Conditions, Prediction } from '../contract.js';
import { findPercentiles } from './find-percentiles.js';
import { type SeenArrivals, seenArrivals } from './seen-arrivals.js';
import { averageOver } from './sum-of-uniforms.js';
import { areAnswersInTime, longestTransitUs, meanTransitUs } from './transits.js';

/** What a closed form must know of a consumer that keeps a connection. */
export interface KeptConnection {
  /** How long the connection may be silent before the consumer takes it for dead. */
  readonly idleTimeoutUs: number;
  /** When an attempt to connect is given up. */
  readonly timeoutUs: number;
}

/** The closed form of both strategies that keep a connection. */
export const streamForm: ClosedForm = {
  summary:
    'No request, and a transit per event over a connection that is open: mean and all percentiles, for ' +
    'Poisson and evenly spaced arrivals also over a link with jitter, on which nothing overtakes what was ' +
    'sent before; stale share 1 - e^(-λ × mean transit). Nothing where the source’s heartbeat is slower ' +
    'than the consumer’s idle time-out. There are no polls that could be empty.',
  source:
    'Stale share: number in service of an M/G/∞ queue (Takács, Introduction to the Theory of Queues, ' +
    '1962). The delay of messages that keep their order is derived here, for Poisson arrivals by the ' +
    'colouring theorem of Poisson processes (Kingman, Poisson Processes, 1993).',
};

/**
 * The closed form of pushing each event over a connection that is open already: a transit w for each, with no
 * request. (The one that opened the connection was sent before the measured window.) With Poisson arrivals of rate λ
 * the copy is stale for 1 − e^(−λ·mean transit) of the time: an M/G/∞ queue is empty for e^(−λ·mean service time) of
 * it (Takács, "Introduction to the Theory of Queues", 1962). That
 * messages keep their order changes nothing in it: all have arrived when the last one has.
 *
 * It changes latencies, where the link jitters: nothing overtakes what was sent before.
 */
export function predictStream(connection: KeptConnection, conditions: Conditions): Prediction {
  const { link, source } = conditions;
  const longestSilenceUs = source.heartbeatUs + link.jitter;
  if (longestSilenceUs >= connection.idleTimeoutUs || !areAnswersInTime(conditions, connection.timeoutUs)) {
    return {};
  }
  const requests: Prediction = { requests_per_event: 0 };
  const seen = seenArrivals(conditions);
  const { jitter: jitterUs } = link;
  if (seen.process === 'other' && (jitterUs > 0 || source.commitDelayUs > 0)) {
    return requests;
  }
  const jitterExceeds = (delayUs: number) => 1 - shareWithin(delayUs, jitterUs, seen);
  const exceeds = (latencyUs: number) =>
    exceedsWhenLate(jitterExceeds, { jitterUs, lateUs: source.commitDelayUs }, latencyUs - link.latency);
  const meanDelayUs = jitterUs === 0 ? 0 : jitterUs * averageOver(jitterUs, jitterExceeds);
  const staleUs = meanTransitUs(conditions) + source.commitDelayUs / 2;
  return {
    ...requests,
    latency_mean_ms: (link.latency + meanDelayUs + source.commitDelayUs / 2) / 1_000,
    ...findPercentiles(exceeds, longestTransitUs(conditions) + source.commitDelayUs, latencyPercentiles),
    ...(seen.process === 'poisson' ? { stale_share: -Math.expm1(-seen.ratePerUs * staleUs) } : {}),
  };
}

/** P(V + cU > x) for a delay V of at most J and an independent U, uniform from 0 to 1: the mean of P(V > x − cu). */
function exceedsWhenLate(
  exceeds: (delayUs: number) => number,
  { jitterUs, lateUs }: { readonly jitterUs: number; readonly lateUs: number },
  beyondUs: number,
): number {
  if (lateUs === 0 || beyondUs < 0) {
    return exceeds(beyondUs);
  }
  const fromUs = Math.max(0, beyondUs - lateUs);
  const spanUs = Math.max(0, Math.min(jitterUs, beyondUs) - fromUs);
  const partlyUs = spanUs === 0 ? 0 : spanUs * averageOver(spanUs, (sinceUs) => exceeds(fromUs + sinceUs));
  return (Math.max(0, lateUs - beyondUs) + partlyUs) / lateUs;
}

/**
 * The share of messages that have arrived v after their latency, where each jitters uniformly up to J and none
 * overtakes another: its own jitter must be over, v/J, and that of all that were sent before, (v + a)/J for one sent
 * a before it. For Poisson arrivals those of which it is not are λ(J − v)²/2J in the mean and Poisson, by the colouring
 * theorem, so there is none with probability e^(−λ(J − v)²/2J); for evenly spaced ones the product is taken as it
 * stands. Derived here.
 */
function shareWithin(delayUs: number, jitterUs: number, { process, ratePerUs }: SeenArrivals): number {
  if (delayUs < 0 || delayUs >= jitterUs) {
    return delayUs < 0 ? 0 : 1;
  }
  const ownShare = delayUs / jitterUs;
  if (process === 'poisson') {
    return ownShare * Math.exp((-ratePerUs * (jitterUs - delayUs) ** 2) / (2 * jitterUs));
  }
  let share = ownShare;
  for (let agoUs = 1 / ratePerUs; delayUs + agoUs < jitterUs; agoUs += 1 / ratePerUs) {
    share *= (delayUs + agoUs) / jitterUs;
  }
  return share;
}
