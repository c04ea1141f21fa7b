import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { parseNotice } from '../protocol/envelope.js';
import { type Conditions, defineStrategy, type Prediction } from './contract.js';
import { createDetailFetcher } from './parts/fetch-details.js';
import { predictOpeningShare } from './parts/predict-push.js';
import { receiveWebhooks } from './parts/receive-webhooks.js';
import { receiversPerEvent, seenRatePerUs } from './parts/seen-rate.js';

const oneHourUs = 3_600_000_000;

const options = z.strictObject({
  concurrency: z
    .int()
    .min(1)
    .max(1_000)
    .default(8)
    .meta({ description: 'Fetches in flight per consumer; further notices wait.' }),
  timeout: durationField('When a fetch without an answer is given up and tried again.', {
    min: 1_000,
    max: 600_000_000,
  }).prefault('10s'),
  'retry-min': durationField(
    'Time between a failed fetch and the second try; it doubles with each failure, and varies by ±20 %.',
    {
      min: 1_000,
      max: oneHourUs,
    },
  ).prefault('500ms'),
  'retry-max': durationField('Most time between two tries. A fetch is tried until it succeeds.', {
    min: 1_000,
    max: oneHourUs,
  }).prefault('30s'),
});

/** A notice is pushed and acknowledged; its details are fetched from the API after that. */
export const thinWebhook = defineStrategy({
  id: 'thin-webhook',
  summary: 'The source pushes a notice without data; the consumer acknowledges it and fetches the details.',
  teaches:
    'Nothing secret or large is pushed and the details are the current ones; the price is three transits and two requests per event.',
  options,

  async start(context, { concurrency, timeout: timeoutUs, 'retry-min': minUs, 'retry-max': maxUs }) {
    const gap = { minUs: Math.min(minUs, maxUs), maxUs, factor: 2, jitter: 0.2 };
    const fetcher = createDetailFetcher(context, { concurrency, timeoutUs, gap });
    const receiver = await receiveWebhooks(context, {
      delivery: { mode: 'thin' },
      parse: parseNotice,
      accept: ({ id }) => fetcher.fetch(id),
    });
    return {
      stop: async () => {
        await receiver.stop();
        await fetcher.stop();
      },
    };
  },

  predict({ concurrency }, conditions) {
    return predictThinWebhook(concurrency, conditions);
  },
});

/** A prediction that leaves out waiting holds where at most this share of the fetches has to wait. */
const negligibleShare = 0.01;

/**
 * Two requests per event and consumer. On open connections the details are there after three transits: the notice,
 * the request, the answer; each of the two connections that must be opened first adds a round trip. With Poisson
 * arrivals an event is on its way with probability 1 − e^(−3λw), as for the webhook.
 *
 * That leaves out waiting for a place among the fetches, each of which keeps one for 2w, so it is given only where
 * few have to wait: for Poisson arrivals by Erlang's C formula (A. K. Erlang, "Solution of some problems in the
 * theory of probabilities of significance in automatic telephone exchanges", 1917).
 */
function predictThinWebhook(concurrency: number, conditions: Conditions): Prediction {
  const { arrivals, oneWayUs } = conditions;
  const requests = { requests_per_event: 2 * receiversPerEvent(conditions) };
  const ratePerUs = seenRatePerUs(conditions);
  const openingNotice = predictOpeningShare(arrivals.process, arrivals.ratePerSecond / 1_000_000);
  const openingFetch = predictOpeningShare(arrivals.process, ratePerUs);
  const waitingShare = shareThatWaits(arrivals.process, ratePerUs * 2 * oneWayUs, concurrency);
  if (openingNotice === undefined || openingFetch === undefined || waitingShare > negligibleShare) {
    return requests;
  }
  const meanMs = (oneWayUs / 1_000) * (3 + 2 * openingNotice + 2 * openingFetch);
  const areMostlyOpen = openingNotice + openingFetch < 0.01;
  const openMs = (3 * oneWayUs) / 1_000;
  return {
    ...requests,
    latency_mean_ms: meanMs,
    ...(areMostlyOpen ? { latency_p50_ms: openMs, latency_p99_ms: openMs } : {}),
    ...(arrivals.process === 'poisson' ? { stale_share: -Math.expm1(-ratePerUs * meanMs * 1_000) } : {}),
  };
}

/** @param load places taken on average, were there as many as wanted */
function shareThatWaits(process: string, load: number, places: number): number {
  if (load >= places) {
    return 1;
  }
  if (process === 'constant') {
    return 0;
  }
  let blockedShare = 1;
  for (let place = 1; place <= places; place += 1) {
    blockedShare = (load * blockedShare) / (place + load * blockedShare);
  }
  return blockedShare / (1 - (load / places) * (1 - blockedShare));
}
