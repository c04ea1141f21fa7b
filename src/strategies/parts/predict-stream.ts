import type { Conditions, Prediction } from '../contract.js';
import { seenRatePerUs } from './seen-rate.js';

/**
 * The closed form of pushing each event over a connection that is open already: a transit w for each, with no
 * request. (The one that opened the connection was sent before the measured window.) With Poisson arrivals of rate λ
 * an event is on its way with probability 1 − e^(−λw), which is the stale share (the idle share of an M/G/∞ queue is
 * e^(−λ·mean service time)).
 */
export function predictStream(conditions: Conditions): Prediction {
  const { arrivals, oneWayUs } = conditions;
  const oneWayMs = oneWayUs / 1_000;
  const isPoisson = arrivals.process === 'poisson';
  return {
    latency_mean_ms: oneWayMs,
    latency_p50_ms: oneWayMs,
    latency_p99_ms: oneWayMs,
    requests_per_event: 0,
    ...(isPoisson ? { stale_share: -Math.expm1(-seenRatePerUs(conditions) * oneWayUs) } : {}),
  };
}
