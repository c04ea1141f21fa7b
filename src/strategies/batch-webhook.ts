import { z } from 'zod';
import { durationField } from '../core/units/fields.js';
import { parseBatch } from '../protocol/batch.js';
import { maxBatchEvents, maxLingerUs } from '../protocol/subscription.js';
import { defineStrategy } from './contract.js';
import { predictBatchWebhook } from './parts/predict-batch-webhook.js';
import { receiveWebhooks } from './parts/receive-webhooks.js';

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
  closedForm: {
    summary:
      'For Poisson arrivals: mean latency and requests per event, 1/(1 + λ × linger) where batches do not ' +
      'fill up. Percentiles and stale share only there: where batches fill up, an event’s wait depends on ' +
      'its place in the batch, and no simple quantile is left. There are no polls that could be empty.',
    source:
      'Derived here by renewal reward over a batch (Ross, Introduction to Probability Models, section 7.4).',
  },
  wire: { connection: 'per-request', message: 'batch' },
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
