import fastq from 'fastq';
import { createInFlight } from '../core/in-flight.js';
import type { Observe } from '../core/observation.js';
import { createBatchers } from './batchers.js';
import {
  type Delivery,
  type DeliveryEnd,
  type DeliveryOptions,
  type DeliveryPorts,
  deliverWithRetries,
} from './deliver-with-retries.js';
import {
  createBatchMessage,
  createFullMessage,
  createThinMessage,
  type Message,
  type PushedEvent,
} from './messages.js';
import type { ActiveSubscription, Subscriptions } from './subscriptions.js';

export interface DispatcherPorts extends DeliveryPorts {
  readonly observe: Observe;
}

export interface DispatcherOptions extends DeliveryOptions {
  /** Messages in flight per subscription. */
  readonly concurrency: number;
  /** What a message of several events may weigh: no receiver takes more. */
  readonly maxMessageBytes: number;
}

export interface Dispatcher {
  /** Pushes an event to every subscription of its audience, in the form that each has asked for. */
  dispatch(event: PushedEvent): void;
  /** Deliveries, each event and subscription once, that linger, are queued, in flight or wait for a retry. */
  openDeliveries(): number;
  /** Gives up what is open, books it as pending, and resolves when nothing is in flight. */
  stop(): Promise<void>;
}

/**
 * The webhook dispatcher: per subscription a queue with bounded concurrency, so that a slow consumer holds up no
 * other one. A message that waits for its retry takes no place in the queue.
 */
export function createDispatcher(
  ports: DispatcherPorts,
  subscriptions: Subscriptions,
  options: DispatcherOptions,
): Dispatcher {
  const laneOf = createLanes(options.concurrency);
  const deliveries = createInFlight();
  const stopping = new AbortController();
  let openDeliveries = 0;

  const run = async (delivery: Delivery): Promise<void> => {
    const { id } = delivery.subscription;
    const takeTurn = (attempt: Attempt) =>
      laneOf(id).push(() => (subscriptions.isActive(id) ? attempt() : goneAlready()));
    const end = await deliverWithRetries(ports, delivery, options, takeTurn, stopping.signal);
    openDeliveries -= delivery.message.eventIds.length;
    bookEnd(ports, delivery, end);
    if (end === 'subscription-gone') {
      subscriptions.remove(id);
    }
  };
  const send = (subscription: ActiveSubscription, message: Message, dueUs = ports.clock.nowUs()): void => {
    void deliveries.track(run({ message, subscription, attempt: 1, nextAttemptUs: dueUs }));
  };
  const batchers = createBatchers(ports.clock, options.maxMessageBytes, (subscription, batch) =>
    send(subscription, createBatchMessage(batch.events), batch.lingerEndUs),
  );
  const push = (subscription: ActiveSubscription, event: PushedEvent): void => {
    const { delivery } = subscription;
    switch (delivery.mode) {
      case 'full':
        send(subscription, createFullMessage(event));
        break;
      case 'thin':
        send(subscription, createThinMessage(event));
        break;
      case 'batch':
        batchers.of(subscription, delivery).add(event);
        break;
      default:
        delivery satisfies never;
    }
  };

  return {
    dispatch: (event) => {
      for (const subscription of subscriptions.forAudience(event.audience)) {
        openDeliveries += 1;
        push(subscription, event);
      }
    },
    openDeliveries: () => openDeliveries,
    stop: () => {
      stopping.abort();
      batchers.flush();
      return deliveries.settled();
    },
  };
}

type Attempt = () => Promise<number | undefined>;

/** A queue of attempts per subscription. */
function createLanes(
  concurrency: number,
): (subscriptionId: string) => fastq.queueAsPromised<Attempt, number | undefined> {
  const lanes = new Map<string, fastq.queueAsPromised<Attempt, number | undefined>>();
  return (subscriptionId) => {
    const lane = lanes.get(subscriptionId) ?? fastq.promise((attempt: Attempt) => attempt(), concurrency);
    lanes.set(subscriptionId, lane);
    return lane;
  };
}

/** What a queued attempt finds when the consumer has unsubscribed in the meantime. */
async function goneAlready(): Promise<number> {
  return 410;
}

/** Books a delivery that ended without an acknowledgement. */
function bookEnd(
  { clock, observe }: DispatcherPorts,
  { message, subscription, attempt, nextAttemptUs }: Delivery,
  end: DeliveryEnd,
): void {
  const booked = { consumer: subscription.consumer, eventIds: message.eventIds, atUs: clock.nowUs() };
  switch (end) {
    case 'acknowledged':
      break;
    case 'stopped':
      observe({ ...booked, kind: 'delivery-pending', nextAttemptUs });
      break;
    case 'given-up':
    case 'subscription-gone':
      observe({ ...booked, kind: 'delivery-given-up', attempts: attempt });
      break;
    default:
      end satisfies never;
  }
}
