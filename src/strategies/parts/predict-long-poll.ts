import { latencyPercentiles, latencyQuantiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import { receiversPerEvent, seenRatePerUs } from './seen-rate.js';

/**
 * Between an answer and the next request the source can tell nothing, for one transit each way: d = 2w. An event
 * that finds a held request takes one transit, w; one that falls into d waits for its end, U(0, d), and then takes
 * w. So the mean is about one transit and the longest latency about three (RFC 6202, section 2.2).
 *
 * For Poisson arrivals this is exact. A cycle lasts d, and if nothing occurred in it (e^(−λd)) as long as the
 * request is held then: until the next event or for H, in the mean (1 − e^(−λH))/λ. Per cycle λd events fall into
 * d and h = e^(−λd)(1 − e^(−λH)) end a hold, which makes λd + h events for one request: at w = 0 the design's
 * 1/(1 − e^(−λH)) requests per event. A request is empty when neither d nor H saw an event: e^(−λ(d + H)).
 * The hold must not be longer than the source's `max-wait`, and a page must hold what occurs in d.
 */
export function predictLongPoll(holdUs: number, conditions: Conditions): Prediction {
  if (conditions.arrivals.process !== 'poisson') {
    return {};
  }
  const { oneWayUs } = conditions;
  const deafUs = 2 * oneWayUs;
  const ratePerUs = seenRatePerUs(conditions);
  const deafEvents = ratePerUs * deafUs;
  const heldEvents = Math.exp(-deafEvents) * -Math.expm1(-ratePerUs * holdUs);
  const deafShare = deafEvents / (deafEvents + heldEvents);
  /** The quantile of w with the share of the events that found a held request, else of w + U(0, d). */
  const latencyMs = (quantile: number) =>
    (oneWayUs + deafUs * Math.max(0, 1 - (1 - quantile) / deafShare)) / 1_000;
  return {
    latency_mean_ms: (oneWayUs + deafShare * (deafUs / 2)) / 1_000,
    ...Object.fromEntries(latencyPercentiles.map((name) => [name, latencyMs(latencyQuantiles[name])])),
    requests_per_event: receiversPerEvent(conditions) / (deafEvents + heldEvents),
    empty_poll_share: Math.exp(-ratePerUs * (deafUs + holdUs)),
  };
}
