import { z } from 'zod';
import type { InboundRequest, Reply } from '../core/ports/transport.js';
import { answerError } from '../protocol/answers.js';
import { parseEnvelope } from '../protocol/envelope.js';
import { verifyWebhook } from '../protocol/standard-webhooks.js';
import { type ConsumerContext, defineStrategy } from './contract.js';
import { type ActiveSubscription, subscribe } from './parts/subscribe.js';

/** The full event pushed to the consumer: signed, verified, acknowledged first, processed after. */
export const webhook = defineStrategy({
  id: 'webhook',
  summary: 'The source pushes each event, signed; the consumer verifies, acknowledges, then processes.',
  teaches:
    'Freshness is one transit; the price is a request per event and an endpoint that must always be up.',
  options: z.strictObject({}),

  async start(context) {
    let subscribing: Promise<ActiveSubscription> | undefined;
    const listener = await context.transport.listen({
      onRequest: async (request) => {
        const subscription = await subscribing;
        return subscription === undefined
          ? { kind: 'answer', status: 503 }
          : receive(context, subscription, request);
      },
    });
    subscribing = subscribe(context, listener.url);
    const subscription = await subscribing.catch(async (thrown: unknown) => {
      await listener.close();
      throw thrown;
    });
    return {
      stop: async () => {
        await subscription.cancel();
        await listener.close();
      },
    };
  },

  /**
   * One transit per event, and a request per event and consumer. With Poisson arrivals an event is on its way
   * with probability 1 − e^(−λw), which is the stale share.
   */
  predict(_options, { arrivals, audience, consumers, oneWayUs }) {
    const oneWayMs = oneWayUs / 1_000;
    const ratePerUs = arrivals.ratePerSecond / 1_000_000 / (audience === 'own' ? consumers : 1);
    return {
      latency_mean_ms: oneWayMs,
      latency_p50_ms: oneWayMs,
      latency_p99_ms: oneWayMs,
      requests_per_event: audience === 'own' ? 1 : consumers,
      ...(arrivals.process === 'poisson' ? { stale_share: -Math.expm1(-ratePerUs * oneWayUs) } : {}),
    };
  },
});

async function receive(
  context: ConsumerContext,
  subscription: ActiveSubscription,
  request: InboundRequest,
): Promise<Reply> {
  const nowSeconds = Math.floor(context.clock.unixMs() / 1_000);
  const verdict = verifyWebhook(context.crypto, subscription.key, request, nowSeconds);
  if (!verdict.ok) {
    return answerError(401, verdict.why);
  }
  const event = parseEnvelope(request.body);
  if (event === undefined) {
    return answerError(400, 'the body is not an event');
  }
  context.deliver(event);
  return { kind: 'answer', status: 204 };
}
