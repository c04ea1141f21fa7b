import { connectionPolicy } from '../../core/connection-policy.js';
import type { Conditions, Prediction } from '../contract.js';
import { receiversPerEvent, seenRatePerUs } from './seen-rate.js';

/**
 * The closed form of pushing each event by itself, as long as no message is lost and none waits in the source's
 * queue: a request per event and consumer; a transit w, and a round trip more where the connection had to be opened
 * first. With Poisson arrivals of rate λ an event is on its way with probability 1 − e^(−λw), which is the stale
 * share (the idle share of an M/G/∞ queue is e^(−λ·mean service time)). Bursts wait in the source's queue: for
 * them, and for recorded traces, no latency is given.
 */
export function predictPush(conditions: Conditions): Prediction {
  const requests = { requests_per_event: receiversPerEvent(conditions) };
  const ratePerUs = conditions.arrivals.ratePerSecond / 1_000_000;
  const openingShare = predictOpeningShare(conditions.arrivals.process, ratePerUs);
  if (openingShare === undefined) {
    return requests;
  }
  const oneWayMs = conditions.oneWayUs / 1_000;
  const latencyAt = (quantile: number) => (1 - openingShare >= quantile ? oneWayMs : 3 * oneWayMs);
  const meanMs = oneWayMs * (1 + 2 * openingShare);
  const isPoisson = conditions.arrivals.process === 'poisson';
  return {
    ...requests,
    latency_mean_ms: meanMs,
    latency_p50_ms: latencyAt(0.5),
    latency_p99_ms: latencyAt(0.99),
    ...(isPoisson ? { stale_share: -Math.expm1(-seenRatePerUs(conditions) * meanMs * 1_000) } : {}),
  };
}

/**
 * The share of requests that find no open connection: those that come later than its idle time τ after the one
 * before. For Poisson arrivals that is e^(−λτ); arrivals at a constant rate do so always or never.
 * @param ratePerUs of the requests that share the connections
 * @returns undefined for other arrival processes
 */
export function predictOpeningShare(process: string, ratePerUs: number): number | undefined {
  const idleUs = connectionPolicy.clientIdleMs * 1_000;
  switch (process) {
    case 'poisson':
      return Math.exp(-ratePerUs * idleUs);
    case 'constant':
      return ratePerUs * idleUs > 1 ? 0 : 1;
    default:
      return undefined;
  }
}
