import { TransportError } from '../../core/transport-error.js';
import { consumerHeader } from '../../protocol/consumer-header.js';
import { parseJson } from '../../protocol/envelope.js';
import { decodeSecret } from '../../protocol/standard-webhooks.js';
import { type DeliveryMode, subscriptionSchema, subscriptionsPath } from '../../protocol/subscription.js';
import type { ConsumerContext } from '../contract.js';

const subscribeTimeoutUs = 10_000_000;

export interface ActiveSubscription {
  /** Key that the source signs with. */
  readonly key: Uint8Array;
  /** Ends the subscription; a source that can't be reached any more is not an error. */
  cancel(): Promise<void>;
}

/**
 * Subscribes `callbackUrl` to this consumer's events.
 * @param delivery what the messages are to carry; one whole event each where it is absent
 * @throws TransportError when the source can't be reached, or answers anything but a subscription
 */
export async function subscribe(
  context: ConsumerContext,
  callbackUrl: string,
  delivery?: DeliveryMode,
): Promise<ActiveSubscription> {
  const headers = { [consumerHeader]: String(context.consumer), 'content-type': 'application/json' };
  const common = {
    headers,
    purpose: 'handshake',
    timeoutUs: subscribeTimeoutUs,
    signal: context.signal,
  } as const;
  const response = await context.transport.request({
    ...common,
    method: 'POST',
    url: `${context.sourceUrl}${subscriptionsPath}`,
    body: JSON.stringify({ url: callbackUrl, delivery }),
  });
  const subscription = subscriptionSchema.safeParse(parseJson(response.body)).data;
  const key = subscription && decodeSecret(subscription.secret);
  if (response.status !== 201 || subscription === undefined || key === undefined) {
    throw new TransportError(
      'refused',
      // An answer that is a subscription, however odd, holds a secret, which is never told.
      `the source answered the subscription with ${response.status}${response.status === 201 ? '' : `: ${response.body}`}`,
    );
  }
  return {
    key,
    cancel: async () => {
      const { 'content-type': _, ...bare } = headers;
      await context.transport
        .request({
          ...common,
          headers: bare,
          method: 'DELETE',
          url: `${context.sourceUrl}${subscriptionsPath}/${subscription.id}`,
        })
        .catch(() => undefined);
    },
  };
}
