import type { LatencyPercentile } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import { findSettledPercentiles } from './find-percentiles.js';
import { receiversPerEvent, seenArrivals, seenRatePerUs } from './seen-arrivals.js';
import { type OpeningShare, shareThatOpens, totalShare } from './share-that-opens.js';
import { isOverloaded, negligibleWaits, shareThatWaits } from './share-that-waits.js';
import { exceedance } from './sum-of-uniforms.js';
import { areAnswersInTime, jittersUs, longestTransitUs, meanTransitUs } from './transits.js';

/** A way from the source to the consumer: so many messages, one after the other, with so much probability. */
export interface Way {
  readonly share: number;
  readonly transits: number;
}

/** The ways that there are, where the shares that are about right count so many times. */
export type Ways = (factor: number) => readonly Way[];

/** A higher percentile is that of the few requests which open a connection because several are under way at once. */
const pushPercentiles: readonly LatencyPercentile[] = [
  'latency_p50_ms',
  'latency_p90_ms',
  'latency_p95_ms',
  'latency_p99_ms',
];

/**
 * The closed form of pushing each event by itself, as long as no message is lost and none waits in the source's
 * queue: a request per event and consumer; a transit w, and a round trip more where the connection had to be opened
 * first. Bursts wait in the source's queue: for them, and for recorded traces, no latency is given.
 */
export function predictPush(conditions: Conditions): Prediction {
  if (!arePushesAnswered(conditions)) {
    return {};
  }
  const requests = { requests_per_event: receiversPerEvent(conditions) };
  const openingShare = pushesThatOpen(conditions);
  if (openingShare === undefined || pushesThatWait(conditions) > negligibleWaits) {
    return requests;
  }
  const ways: Ways = (factor) => {
    const opens = totalShare(openingShare, factor);
    return [
      { share: 1 - opens, transits: 1 },
      { share: opens, transits: 3 },
    ];
  };
  return { ...requests, ...predictWays(ways, conditions) };
}

/** Whether each push is sent, and answered before its time-out: the places of its subscription do, on average. */
export function arePushesAnswered(conditions: Conditions): boolean {
  const { timeoutUs, concurrency } = conditions.source.webhook;
  const takenUs = 2 * meanTransitUs(conditions);
  return (
    areAnswersInTime(conditions, timeoutUs) && !isOverloaded(seenRatePerUs(conditions), takenUs, concurrency)
  );
}

/** The share of pushes that open a connection: each subscription has its own. */
export function pushesThatOpen(conditions: Conditions): OpeningShare | undefined {
  const takenUs = 2 * meanTransitUs(conditions);
  return shareThatOpens({ ...seenArrivals(conditions), sinceUs: conditions.warmUpUs, takenUs }, conditions);
}

/** The share of pushes that find all places of their subscription taken, each for a round trip. */
export function pushesThatWait(conditions: Conditions): number {
  const { arrivals, source } = conditions;
  const isConstant = arrivals.process === 'constant' && seenArrivals(conditions).process === 'constant';
  const takenUs = isConstant ? 4 * longestTransitUs(conditions) : 2 * meanTransitUs(conditions);
  const load = seenRatePerUs(conditions) * takenUs;
  return shareThatWaits(isConstant ? 'constant' : 'poisson', load, source.webhook.concurrency);
}

/**
 * Latencies of events that take ways of their own, independent of each other: percentiles are those of the sum of
 * the transits. With Poisson arrivals of rate λ an event is on its way with probability 1 − e^(−λ·mean latency),
 * which is the stale share: an M/G/∞ queue is empty for e^(−λ·mean service time) of the time (Kleinrock, "Queueing
 * Systems", volume 1, 1975; Takács, "Introduction to the Theory of Queues", 1962).
 */
export function predictWays(waysWith: Ways, conditions: Conditions): Prediction {
  const { link, source } = conditions;
  const expected = waysWith(1);
  const meanTransits = expected.reduce((sum, { share, transits }) => sum + share * transits, 0);
  const mostTransits = Math.max(...expected.map(({ transits }) => transits));
  const meanUs = meanTransits * meanTransitUs(conditions) + source.commitDelayUs / 2;
  const exceedsWith = (factor: number) => {
    const ways = waysWith(factor).filter(({ share }) => share > 0);
    return (latencyUs: number) =>
      ways.reduce((sum, { share, transits }) => {
        const widthsUs = [...jittersUs(conditions, transits), source.commitDelayUs];
        return sum + share * exceedance(widthsUs, latencyUs - transits * link.latency);
      }, 0);
  };
  const longestUs = mostTransits * longestTransitUs(conditions) + source.commitDelayUs;
  const { process, ratePerUs } = seenArrivals(conditions);
  return {
    latency_mean_ms: meanUs / 1_000,
    ...findSettledPercentiles(exceedsWith, longestUs, pushPercentiles),
    ...(process === 'poisson' ? { stale_share: -Math.expm1(-ratePerUs * meanUs) } : {}),
  };
}
