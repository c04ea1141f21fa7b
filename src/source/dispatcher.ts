import fastq from 'fastq';
import type { Observe } from '../core/observation.js';
import {
  type Delivery,
  type DeliveryOptions,
  type DeliveryPorts,
  deliverWithRetries,
} from './deliver-with-retries.js';
import type { LoggedEvent } from './event-log.js';
import type { Subscriptions } from './subscriptions.js';

export interface DispatcherPorts extends DeliveryPorts {
  readonly observe: Observe;
}

export interface DispatcherOptions extends DeliveryOptions {
  /** Deliveries in flight per subscription. */
  readonly concurrency: number;
}

export interface Dispatcher {
  /** Pushes an event to every subscription of its audience. */
  dispatch(event: LoggedEvent): void;
  /** Deliveries queued, in flight or waiting for a retry. */
  openDeliveries(): number;
  /** Gives up what is open, books it as pending, and resolves when nothing is in flight. */
  stop(): Promise<void>;
}

type Attempt = () => Promise<number | undefined>;

/**
 * The webhook dispatcher: per subscription a queue with bounded concurrency, so that a slow consumer holds up no
 * other one. A delivery that waits for its retry takes no place in the queue.
 */
export function createDispatcher(
  ports: DispatcherPorts,
  subscriptions: Subscriptions,
  options: DispatcherOptions,
): Dispatcher {
  const lanes = new Map<string, fastq.queueAsPromised<Attempt, number | undefined>>();
  const open = new Map<Delivery, Promise<void>>();
  const stopping = new AbortController();

  const laneOf = (subscriptionId: string) => {
    const lane =
      lanes.get(subscriptionId) ?? fastq.promise((attempt: Attempt) => attempt(), options.concurrency);
    lanes.set(subscriptionId, lane);
    return lane;
  };

  const run = async (delivery: Delivery): Promise<void> => {
    const { subscription, event } = delivery;
    const takeTurn = (attempt: Attempt) =>
      laneOf(subscription.id).push(() =>
        subscriptions.isActive(subscription.id) ? attempt() : goneAlready(),
      );
    const end = await deliverWithRetries(ports, delivery, options, takeTurn, stopping.signal);
    open.delete(delivery);
    const { consumer } = subscription;
    const booked = { consumer, eventIds: [event.id], atUs: ports.clock.nowUs() };
    if (end === 'stopped') {
      ports.observe({ ...booked, kind: 'delivery-pending', nextAttemptUs: delivery.nextAttemptUs });
    } else if (end !== 'acknowledged') {
      ports.observe({ ...booked, kind: 'delivery-given-up', attempts: delivery.attempt });
    }
    if (end === 'subscription-gone') {
      subscriptions.remove(subscription.id);
    }
  };

  return {
    dispatch: (event) => {
      for (const subscription of subscriptions.forAudience(event.audience)) {
        const delivery = { event, subscription, attempt: 1, nextAttemptUs: ports.clock.nowUs() };
        open.set(delivery, run(delivery));
      }
    },
    openDeliveries: () => open.size,
    stop: async () => {
      stopping.abort();
      await Promise.all(open.values());
    },
  };
}

/** What a queued attempt finds when the consumer has unsubscribed in the meantime. */
async function goneAlready(): Promise<number> {
  return 410;
}
