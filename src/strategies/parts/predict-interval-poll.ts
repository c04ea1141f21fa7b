import { latencyPercentiles, latencyQuantiles } from '../../core/latency-quantiles.js';
import type { Conditions, Prediction } from '../contract.js';
import { poissonTails } from './poisson-tails.js';
import { predictDrainPoll } from './predict-drain-poll.js';
import { seenRatePerUs } from './seen-rate.js';

/**
 * What a fixed interval alone decides, whatever a poll looks like. An event waits U(0, T) for the next poll, and
 * the answer takes one transit: mean T/2, percentile q at qT. For Poisson arrivals stale share and age are those
 * of Cho & Garcia-Molina, "Synchronizing a database to improve freshness", SIGMOD 2000, with r = λT; they know
 * of no transit, so with one they are left out.
 */
export function predictIntervalFreshness(everyUs: number, conditions: Conditions): Prediction {
  const everyMs = everyUs / 1_000;
  const oneWayMs = conditions.oneWayUs / 1_000;
  const latencies: Prediction = {
    latency_mean_ms: everyMs / 2 + oneWayMs,
    ...Object.fromEntries(
      latencyPercentiles.map((name) => [name, everyMs * latencyQuantiles[name] + oneWayMs]),
    ),
  };
  if (conditions.arrivals.process !== 'poisson' || conditions.oneWayUs > 0) {
    return latencies;
  }
  const eventsPerPoll = seenRatePerUs(conditions) * everyUs;
  const freshShare = -Math.expm1(-eventsPerPoll) / eventsPerPoll;
  return {
    ...latencies,
    stale_share: 1 - freshShare,
    age_mean_ms: everyMs * (1 / 2 - 1 / eventsPerPoll + freshShare / eventsPerPoll),
  };
}

/**
 * The closed form of a poller of the change feed: beside its freshness W/T polls in a window of W, and at times one
 * more after it, for its λW events; which tends to 1/(λT) per event. Each poll takes as many requests as it has
 * pages, and for Poisson arrivals e^(−λT) of those in the window bring no event.
 */
export function predictIntervalPoll(
  { everyUs, limit }: { readonly everyUs: number; readonly limit: number },
  conditions: Conditions,
): Prediction {
  const { arrivals, consumers, durationUs } = conditions;
  const eventsPerPoll = seenRatePerUs(conditions) * everyUs;
  const freshness = predictIntervalFreshness(everyUs, conditions);
  const pagesPerPoll = predictPagesPerPoll(arrivals.process, eventsPerPoll, limit);
  const drainPolls = predictDrainPoll(arrivals.process, eventsPerPoll);
  if (pagesPerPoll === undefined || drainPolls === undefined) {
    return freshness;
  }
  const windowPolls = durationUs / everyUs;
  const requests = (windowPolls + drainPolls) * pagesPerPoll;
  const emptyPolls = windowPolls * Math.exp(-eventsPerPoll);
  return {
    ...freshness,
    requests_per_event: (consumers * requests) / ((arrivals.ratePerSecond / 1_000_000) * durationUs),
    ...(arrivals.process === 'poisson' ? { empty_poll_share: emptyPolls / requests } : {}),
  };
}

/** With more events per poll than this, nobody asks for the number of pages. */
const mostEvents = 100_000;

/**
 * Mean requests of one poll: one, and one more for each full page that does not hold everything, for Poisson
 * arrivals 1 + Σₖ P(N > kL). Arrivals at a constant rate need one, as long as it holds what an interval brings.
 * @param limit L, events per page
 * @returns undefined where it depends on more than the mean rate
 */
export function predictPagesPerPoll(process: string, meanEvents: number, limit: number): number | undefined {
  switch (process) {
    case 'poisson': {
      if (meanEvents > mostEvents) {
        return undefined;
      }
      // Ten standard deviations above the mean there is nothing left to add.
      const tails = poissonTails(meanEvents, Math.ceil(meanEvents + 10 * Math.sqrt(meanEvents) + 10));
      return tails.reduce(
        (pages, tail, index) => (index > 0 && index % limit === 0 ? pages + tail : pages),
        1,
      );
    }
    case 'constant':
      return Math.ceil(meanEvents) <= limit ? 1 : undefined;
    default:
      return undefined;
  }
}
