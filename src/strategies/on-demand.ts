import { z } from 'zod';
import { createInFlight } from '../core/in-flight.js';
import { readLatencyPercentiles, readLatencyQuantiles } from '../core/latency-quantiles.js';
import { TransportError } from '../core/transport-error.js';
import { durationField } from '../core/units/fields.js';
import { consumerHeader } from '../protocol/consumer-header.js';
import { parseJson } from '../protocol/envelope.js';
import { statePath, stateSchema } from '../protocol/state.js';
import {
  type Conditions,
  type ConsumerContext,
  defineStrategy,
  type Prediction,
  type StateAnswer,
} from './contract.js';
import { findSettledQuantileUs } from './parts/find-percentiles.js';
import { seenArrivals } from './parts/seen-arrivals.js';
import { type OpeningShare, shareThatOpens, totalShare } from './parts/share-that-opens.js';
import { exceedance } from './parts/sum-of-uniforms.js';
import {
  areAnswersInTime,
  jittersUs,
  longestTransitUs,
  meanTransitUs,
  quietShare,
} from './parts/transits.js';

/** Nothing until somebody wants to know: then one GET of the current state. The API at its best. */
export const onDemand = defineStrategy({
  id: 'on-demand',
  summary: 'No background traffic: each read asks the source for the current state.',
  teaches:
    'An answer lacks only what occurred on its way back; the price is a request and a wait for each read, and nobody is ever told.',
  closedForm: {
    summary:
      'Reads: a round trip, and another one for the share that opens a connection; stale read share 1 - ' +
      'e^(-λw) for Poisson arrivals, and the age at read; requests per event is the rate of reads over that ' +
      'of events. There is no delivery, so no latency, and no poll that could be empty.',
    source:
      'Derived here from the Poisson process: the chance of an event, and its mean age, within the answer’s ' +
      'way back.',
  },
  wire: { connection: 'per-request', message: 'state' },
  delivers: 'state-on-read',
  options: z.strictObject({
    timeout: durationField('When a read without an answer is given up.', {
      min: 1_000,
      max: 600_000_000,
    }).prefault('10s'),
  }),

  async start(context, { timeout: timeoutUs }) {
    const reads = createInFlight();
    return {
      read: () => reads.track(readState(context, timeoutUs)),
      stop: () => reads.settled(),
    };
  },

  predict({ timeout: timeoutUs }, conditions) {
    return predictOnDemand(timeoutUs, conditions);
  },
});

async function readState(context: ConsumerContext, timeoutUs: number): Promise<StateAnswer> {
  const { status, body } = await context.transport.request({
    method: 'GET',
    url: `${context.sourceUrl}${statePath}`,
    headers: { [consumerHeader]: String(context.consumer) },
    purpose: 'read',
    timeoutUs,
    signal: context.signal,
  });
  const state = status === 200 ? stateSchema.safeParse(parseJson(body)).data : undefined;
  if (state === undefined) {
    throw new TransportError('refused', `the source answered the read with ${status}: ${body}`);
  }
  return { lastEventId: state.last?.id ?? null };
}

/**
 * A read takes a round trip, 2w, and another one where it must open a connection; its percentiles are those of the sum
 * of so many transits. An answer lacks what occurred on its way back: for Poisson arrivals of rate λ with probability
 * 1 − e^(−λw), and its mean age is ∫₀ʷ (w − x) λe^(−λx) dx = w − (1 − e^(−λw))/λ, both averaged over the transit. It
 * also lacks what occurred before and had not become visible: λc/2 events in the mean, for a commit delay up to c,
 * whose age is left out. No read, no request.
 */
function predictOnDemand(timeoutUs: number, conditions: Conditions): Prediction {
  const { arrivals, consumers, durationUs, link, readsPerSecond } = conditions;
  const requests: Prediction = { requests_per_event: readsPerSecond / arrivals.ratePerSecond };
  if (readsPerSecond === 0) {
    return requests;
  }
  // Reads begin with the window.
  const reads = {
    process: 'poisson',
    ratePerUs: readsPerSecond / consumers / 1_000_000,
    sinceUs: 0,
    takenUs: 2 * meanTransitUs(conditions),
  };
  const openingShare = shareThatOpens(reads, { durationUs, link });
  if (openingShare === undefined || !areAnswersInTime(conditions, timeoutUs)) {
    return requests;
  }
  const transits = 2 + 2 * totalShare(openingShare);
  return {
    ...requests,
    read_latency_mean_ms: (transits * meanTransitUs(conditions)) / 1_000,
    ...predictReadPercentiles(openingShare, conditions),
    ...predictStaleReads(conditions),
  };
}

function predictReadPercentiles(openingShare: OpeningShare, conditions: Conditions): Prediction {
  const { latency: latencyUs } = conditions.link;
  const exceedsWith = (factor: number) => {
    const opens = totalShare(openingShare, factor);
    return (readUs: number) =>
      (1 - opens) * exceedance(jittersUs(conditions, 2), readUs - 2 * latencyUs) +
      opens * exceedance(jittersUs(conditions, 4), readUs - 4 * latencyUs);
  };
  const longestUs = 4 * longestTransitUs(conditions);
  return Object.fromEntries(
    readLatencyPercentiles.flatMap((name) => {
      const readUs = findSettledQuantileUs(exceedsWith, readLatencyQuantiles[name], longestUs);
      return readUs === undefined ? [] : [[name, readUs / 1_000]];
    }),
  );
}

function predictStaleReads(conditions: Conditions): Prediction {
  const { source } = conditions;
  const { process, ratePerUs } = seenArrivals(conditions);
  if (process !== 'poisson') {
    return {};
  }
  const fresh = quietShare(conditions, ratePerUs, 1);
  if (source.commitDelayUs > 0) {
    return { stale_read_share: 1 - fresh * Math.exp((-ratePerUs * source.commitDelayUs) / 2) };
  }
  const staleShare = 1 - fresh;
  return {
    stale_read_share: staleShare,
    read_age_mean_ms: (meanTransitUs(conditions) - staleShare / ratePerUs) / 1_000,
  };
}
