import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { parseNotice } from '../protocol/envelope.js';
import { type Conditions, defineStrategy, type Prediction } from './contract.js';
import { createDetailFetcher } from './parts/fetch-details.js';
import {
  arePushesAnswered,
  predictWays,
  pushesThatOpen,
  pushesThatWait,
  type Ways,
} from './parts/predict-push.js';
import { receiveWebhooks } from './parts/receive-webhooks.js';
import { receiversPerEvent, seenArrivals } from './parts/seen-arrivals.js';
import { shareThatOpens, totalShare } from './parts/share-that-opens.js';
import { isOverloaded, negligibleWaits, shareThatWaits } from './parts/share-that-waits.js';
import { areAnswersInTime, longestTransitUs, meanTransitUs } from './parts/transits.js';

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
  closedForm: {
    summary:
      'Two requests per event and consumer. Latency of three transits (notice, request, answer), and a ' +
      'round trip more for each connection that must be opened: mean and percentiles up to p99, stale ' +
      'share. Only where few have to wait for a place among the fetches or the source’s deliveries, and ' +
      'without a rate limit, which counts the fetches. There are no polls that could be empty.',
    source:
      'Derived here from the sum of uniform transits (Irwin 1927, Hall 1927). Stale share: number in ' +
      'service of an M/G/∞ queue (Takács, Introduction to the Theory of Queues, 1962). Waiting: Erlang’s C ' +
      'formula, 1917.',
  },
  wire: { connection: 'per-request', message: 'notice' },
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

  predict({ concurrency, timeout: timeoutUs }, conditions) {
    return predictThinWebhook({ concurrency, timeoutUs }, conditions);
  },
});

/**
 * Two requests per event and consumer. On open connections the details are there after three transits: the notice,
 * the request, the answer; each of the two connections that must be opened first adds a round trip. What makes a
 * notice open one (silence before it, or others under way) makes its fetch do so too: the rarer happens only with
 * the other.
 *
 * That leaves out waiting, for a place among the source's deliveries or among the fetches, each of which keeps one
 * for a round trip, so it is given only where few have to wait. A rate limit counts the fetches: with one, nothing is
 * claimed.
 */
function predictThinWebhook(
  { concurrency, timeoutUs }: { readonly concurrency: number; readonly timeoutUs: number },
  conditions: Conditions,
): Prediction {
  const { source, warmUpUs } = conditions;
  const { process, ratePerUs } = seenArrivals(conditions);
  const meanFetchUs = 2 * meanTransitUs(conditions);
  const areFetchesAnswered =
    areAnswersInTime(conditions, timeoutUs) && !isOverloaded(ratePerUs, meanFetchUs, concurrency);
  if (!arePushesAnswered(conditions) || !areFetchesAnswered || source.feed.rateLimit !== null) {
    return {};
  }
  const requests = { requests_per_event: 2 * receiversPerEvent(conditions) };
  const openingNotice = pushesThatOpen(conditions);
  const takenUs = process === 'constant' ? 4 * longestTransitUs(conditions) : meanFetchUs;
  const openingFetch = shareThatOpens({ process, ratePerUs, sinceUs: warmUpUs, takenUs }, conditions);
  const waiting = shareThatWaits(process, ratePerUs * takenUs, concurrency);
  const isWaited = Math.max(waiting, pushesThatWait(conditions)) > negligibleWaits;
  if (openingNotice === undefined || openingFetch === undefined || isWaited) {
    return requests;
  }
  const ways: Ways = (factor) => {
    const opens = [openingNotice, openingFetch].map((share) => totalShare(share, factor));
    const [both, either] = [Math.min(...opens), Math.max(...opens)];
    return [
      { share: 1 - either, transits: 3 },
      { share: either - both, transits: 5 },
      { share: both, transits: 7 },
    ];
  };
  return { ...requests, ...predictWays(ways, conditions) };
}
