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
  closedForm: {
    summary:
      'A request per event and consumer. Latency of a transit, and a round trip more for the share of ' +
      'events that must open a connection: mean and percentiles up to p99, stale share 1 - e^(-λ × mean ' +
      'latency). Higher percentiles are left out: they are those of the few events that overlap others and ' +
      'open a connection for it; so is any other that hangs on their number. No latency for bursts and recorded traces, or where events wait in the ' +
      'source’s queue. There are no polls that could be empty.',
    source:
      'Requests and latency are derived here from the connection’s idle time and the sum of uniform ' +
      'transits (Irwin 1927, Hall 1927). Stale share: number in service of an M/G/∞ queue (Takács, ' +
      'Introduction to the Theory of Queues, 1962). Queueing: Erlang’s C formula, 1917.',
  },
  wire: { connection: 'per-request', message: 'event' },
  options: z.strictObject({}),

  start(context) {
    return receiveWebhooks(context, { parse: parseEnvelope, accept: context.deliver });
  },

  predict(_options, conditions) {
    return predictPush(conditions);
  },
});
