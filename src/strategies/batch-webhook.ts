import { z } from 'zod';
import { latencyPercentiles, latencyQuantiles } from '../core/latency-quantiles.js';
import { durationField } from '../core/units/fields.js';
import { parseBatch } from '../protocol/batch.js';
import { maxBatchEvents, maxLingerUs } from '../protocol/subscription.js';
import { type Conditions, defineStrategy, type Prediction } from './contract.js';
import { poissonTails } from './parts/poisson-tails.js';
import { receiveWebhooks } from './parts/receive-webhooks.js';
import { receiversPerEvent, seenRatePerUs } from './parts/seen-rate.js';

const options = z.strictObject({
  max: z
    .int()
    .min(1)
    .max(maxBatchEvents)
    .default(100)
    .meta({ description: 'Most events in one message; one that is full leaves at once.' }),
  linger: durationField('How long a message waits for further events after its first one.', {
    min: 1_000,
    max: maxLingerUs,
  }).prefault('200ms'),
});

/** Several events in one message. */
export const batchWebhook = defineStrategy({
  id: 'batch-webhook',
  summary: 'The source collects up to `max` events, or what comes within `linger`, and pushes them together.',
  teaches: 'Requests are saved where events are frequent; every event pays for it by waiting for company.',
  options,

  start(context, { max, linger: lingerUs }) {
    return receiveWebhooks(context, {
      delivery: { mode: 'batch', max, linger_us: lingerUs },
      parse: parseBatch,
      accept: (events) => {
        for (const event of events) {
          context.deliver(event);
        }
      },
    });
  },

  predict({ max, linger }, conditions) {
    return predictBatchWebhook({ max, lingerUs: linger }, conditions);
  },
});

/** Percentiles leave out batches that fill up, so they hold where at most this share does. */
const negligibleShare = 0.001;

/**
 * Exact for Poisson arrivals, by renewal and reward (Ross, "Introduction to Probability Models", 7.4): batches are
 * alike and independent, so a mean over events is that over a batch, divided by its events. A batch opens with its
 * first event and is open for t more with N(t) further ones, N Poisson of rate λ. It closes after L, or at its
 * max-th event, so with q(j) = P(N(L) ≥ j) and sums over j = 1 … max − 1:
 *
 * - events per batch 1 + Σ q(j), which is 1 + λL where max is not reached;
 * - all waits of a batch together: its events at t, integrated over its life, Σ j·q(j)/λ, for ∫₀ᴸ P(N(t) = k) dt =
 *   q(k + 1)/λ. Where max is not reached that is L + λL²/2: the first event waits L, each of λL others U(0, L).
 *
 * Where max is not reached, an event waits L with probability 1/(1 + λL) and else U(0, L), whence the percentiles;
 * and between two batches the consumer is fresh for the gap, which is exponential, less one transit w: the stale
 * share is 1 − e^(−λw)/(1 + λL). What is not in it: the last batch of a run, which nothing comes to fill.
 */
function predictBatchWebhook(
  { max, lingerUs }: { readonly max: number; readonly lingerUs: number },
  conditions: Conditions,
): Prediction {
  if (conditions.arrivals.process !== 'poisson') {
    return {};
  }
  const { oneWayUs } = conditions;
  const ratePerUs = seenRatePerUs(conditions);
  const tails = poissonTails(ratePerUs * lingerUs, max - 1);
  const eventsPerBatch = 1 + tails.reduce((sum, tail) => sum + tail, 0);
  const waitsUs = tails.reduce((sum, tail, index) => sum + (index + 1) * tail, 0) / ratePerUs;
  const general: Prediction = {
    latency_mean_ms: (waitsUs / eventsPerBatch + oneWayUs) / 1_000,
    requests_per_event: receiversPerEvent(conditions) / eventsPerBatch,
  };
  if ((tails.at(-1) ?? 1) > negligibleShare) {
    return general;
  }
  const followers = ratePerUs * lingerUs;
  const waitUs = (quantile: number) => lingerUs * Math.min(1, (quantile * (1 + followers)) / followers);
  const percentiles = latencyPercentiles.map(
    (name) => [name, (waitUs(latencyQuantiles[name]) + oneWayUs) / 1_000] as const,
  );
  return {
    ...general,
    ...Object.fromEntries(percentiles),
    stale_share: 1 - Math.exp(-ratePerUs * oneWayUs) / (1 + followers),
  };
}
