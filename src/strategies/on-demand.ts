import { z } from 'zod';
import { connectionPolicy } from '../core/connection-policy.js';
import { createInFlight } from '../core/in-flight.js';
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

/** Nothing until somebody wants to know: then one GET of the current state. The API at its best. */
export const onDemand = defineStrategy({
  id: 'on-demand',
  summary: 'No background traffic: each read asks the source for the current state.',
  teaches:
    'An answer lacks only what occurred on its way back; the price is a request and a wait for each read, and nobody is ever told.',
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

  predict(_options, conditions) {
    return predictOnDemand(conditions);
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
 * A read takes a round trip, 2w, and another one where it must open a connection. An answer lacks what occurred on
 * its way back: for Poisson arrivals of rate λ with probability 1 − e^(−λw), and its mean age is
 * ∫₀ʷ (w − x) λe^(−λx) dx = w − (1 − e^(−λw))/λ. No read, no request.
 */
function predictOnDemand(conditions: Conditions): Prediction {
  const { arrivals, audience, consumers, oneWayUs, readsPerSecond } = conditions;
  const requests: Prediction = { requests_per_event: readsPerSecond / arrivals.ratePerSecond };
  if (readsPerSecond === 0) {
    return requests;
  }
  const roundTripMs = (2 * oneWayUs) / 1_000;
  const openingShare = shareThatOpens(conditions);
  const latencyAt = (quantile: number) => (1 - openingShare >= quantile ? roundTripMs : 2 * roundTripMs);
  const answered: Prediction = {
    ...requests,
    read_latency_mean_ms: roundTripMs * (1 + openingShare),
    read_latency_p50_ms: latencyAt(0.5),
    read_latency_p99_ms: latencyAt(0.99),
  };
  if (arrivals.process !== 'poisson') {
    return answered;
  }
  const ratePerUs = arrivals.ratePerSecond / 1_000_000 / (audience === 'own' ? consumers : 1);
  const staleShare = -Math.expm1(-ratePerUs * oneWayUs);
  return {
    ...answered,
    stale_read_share: staleShare,
    read_age_mean_ms: (oneWayUs - staleShare / ratePerUs) / 1_000,
  };
}

/**
 * The share of reads that open a connection: those before which their consumer had none within the idle time τ of
 * connections. Reads come at a rate ρ per consumer from the start of the window of length D on, so that is
 * (1/D) ∫₀ᴰ e^(−ρ·min(t, τ)) dt.
 */
function shareThatOpens({ readsPerSecond, consumers, durationUs }: Conditions): number {
  const ratePerUs = readsPerSecond / consumers / 1_000_000;
  const idleUs = Math.min(connectionPolicy.clientIdleMs * 1_000, durationUs);
  const beforeIdleUs = -Math.expm1(-ratePerUs * idleUs) / ratePerUs;
  return (beforeIdleUs + (durationUs - idleUs) * Math.exp(-ratePerUs * idleUs)) / durationUs;
}
