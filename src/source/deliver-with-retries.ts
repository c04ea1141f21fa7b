import type { Clock } from '../core/ports/clock.js';
import type { Crypto } from '../core/ports/crypto.js';
import type { RandomStream } from '../core/ports/random.js';
import { signWebhook } from '../protocol/standard-webhooks.js';
import type { Message } from './messages.js';
import { nextGapUs } from './retry-schedule.js';
import type { ActiveSubscription } from './subscriptions.js';

/** One message on its way to one subscription. */
export interface Delivery {
  readonly message: Message;
  readonly subscription: ActiveSubscription;
  /** From 1: the attempt under way, or the last one made. */
  attempt: number;
  /** When the attempt under way was due, or the next one is. */
  nextAttemptUs: number;
}

export interface DeliveryPorts {
  readonly clock: Clock;
  readonly random: RandomStream;
  readonly crypto: Crypto;
}

export interface DeliveryOptions {
  readonly timeoutUs: number;
  readonly gapsUs: readonly number[];
  /** Share by which each gap is varied, up or down. */
  readonly jitter: number;
}

export type DeliveryEnd = 'acknowledged' | 'given-up' | 'subscription-gone' | 'stopped';

/**
 * Tries a delivery until a 2xx answer acknowledges it, the schedule is used up, or the consumer answers 410 Gone,
 * which ends its subscription. Everything else, a time-out included, is a failure, after which the whole message is
 * tried again under the same message id.
 * @param takeTurn runs an attempt when the subscription's queue has room for it
 */
export async function deliverWithRetries(
  ports: DeliveryPorts,
  delivery: Delivery,
  options: DeliveryOptions,
  takeTurn: (attempt: () => Promise<number | undefined>) => Promise<number | undefined>,
  stopping: AbortSignal,
): Promise<DeliveryEnd> {
  for (;;) {
    const status = await takeTurn(() => attemptOnce(ports, delivery, options.timeoutUs, stopping));
    if (status !== undefined && status >= 200 && status < 300) {
      return 'acknowledged';
    }
    if (stopping.aborted) {
      return 'stopped';
    }
    const gapUs = nextGapUs(delivery.attempt, options, ports.random);
    if (status === 410 || gapUs === undefined) {
      return status === 410 ? 'subscription-gone' : 'given-up';
    }
    delivery.nextAttemptUs = ports.clock.nowUs() + gapUs;
    await ports.clock.sleepUntil(delivery.nextAttemptUs, stopping);
    if (stopping.aborted) {
      return 'stopped';
    }
    delivery.attempt += 1;
  }
}

/** The status of the answer, or undefined when there was none. */
async function attemptOnce(
  { clock, crypto }: DeliveryPorts,
  { message, subscription, attempt }: Delivery,
  timeoutUs: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (signal.aborted) {
    return undefined;
  }
  const { id, eventIds, body } = message;
  const timestampSeconds = Math.floor(clock.unixMs() / 1_000);
  const signature = signWebhook(crypto, subscription.key, { id, timestampSeconds, body });
  const answer = subscription.client.request({
    method: 'POST',
    url: subscription.url,
    headers: { 'content-type': 'application/json', ...signature },
    body,
    purpose: attempt === 1 ? 'delivery' : 'retry',
    timeoutUs,
    signal,
    carries: { eventIds, consumer: subscription.consumer, attempt },
  });
  return answer.then(
    ({ status }) => status,
    () => undefined,
  );
}
