import { z } from 'zod';
import { parseEnvelope } from '../protocol/envelope.js';
import { defineStrategy } from './contract.js';
import { predictPush } from './parts/predict-push.js';
import { receiveWebhooks } from './parts/receive-webhooks.js';

/** The full event pushed to the consumer: signed, verified, acknowledged first, processed after. */
export const webhook = defineStrategy({
  id: 'webhook',
  summary: 'The source pushes each event, signed; the consumer verifies, acknowledges, then processes.',
  teaches:
    'Freshness is one transit; the price is a request per event and an endpoint that must always be up.',
  options: z.strictObject({}),

  start(context) {
    return receiveWebhooks(context, { parse: parseEnvelope, accept: context.deliver });
  },

  predict(_options, conditions) {
    return predictPush(conditions);
  },
});
