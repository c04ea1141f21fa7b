import type { InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError } from '../../protocol/answers.js';
import { verifyWebhook } from '../../protocol/standard-webhooks.js';
import type { DeliveryMode } from '../../protocol/subscription.js';
import type { ConsumerContext, RunningConsumer } from '../contract.js';
import { type ActiveSubscription, subscribe } from './subscribe.js';

/** What a strategy makes of the messages that are pushed to it. */
export interface WebhookHandling<Message> {
  /** What the messages are to carry; one whole event each where it is absent. */
  readonly delivery?: DeliveryMode;
  /** The message in a body, or undefined when there is none. */
  readonly parse: (body: string) => Message | undefined;
  /** Takes a message that is genuine. It must not wait: the acknowledgement leaves when it returns. */
  readonly accept: (message: Message) => void;
}

/**
 * Subscribes to this consumer's events and receives them: each message is verified, parsed, taken and acknowledged.
 * It receives when it resolves, and until its `stop` has ended the subscription.
 * @throws TransportError when the source can't be reached or refuses; nothing is left listening then
 */
export async function receiveWebhooks<Message>(
  context: ConsumerContext,
  handling: WebhookHandling<Message>,
): Promise<RunningConsumer> {
  let subscribing: Promise<ActiveSubscription> | undefined;
  const listener = await context.transport.listen({
    onRequest: async (request) => {
      const subscription = await subscribing;
      return subscription === undefined
        ? { kind: 'answer', status: 503 }
        : receive(context, handling, subscription, request);
    },
  });
  subscribing = subscribe(context, listener.url, handling.delivery);
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
}

function receive<Message>(
  { crypto, clock }: ConsumerContext,
  { parse, accept }: WebhookHandling<Message>,
  { key }: ActiveSubscription,
  request: InboundRequest,
): Reply {
  const verdict = verifyWebhook(crypto, key, request, Math.floor(clock.unixMs() / 1_000));
  if (!verdict.ok) {
    return answerError(401, verdict.why);
  }
  const message = parse(request.body);
  if (message === undefined) {
    return answerError(400, 'the body is not what was subscribed to');
  }
  accept(message);
  return { kind: 'answer', status: 204 };
}
