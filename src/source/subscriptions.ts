import { type Audience, isInAudience } from '../core/event.js';
import type { RandomStream } from '../core/ports/random.js';
import type { Client } from '../core/ports/transport.js';
import type { DeliveryMode, SubscriptionRequest } from '../protocol/subscription.js';

export interface ActiveSubscription {
  readonly id: string;
  readonly consumer: number;
  readonly url: string;
  /** What its messages are signed with. */
  readonly key: Uint8Array;
  readonly delivery: DeliveryMode;
  /** Its own connections. Consumers are systems of their own, at hosts of their own, which can share none. */
  readonly client: Client;
}

export interface Subscriptions {
  add(consumer: number, request: SubscriptionRequest): ActiveSubscription;
  /** False when there is none of that id. */
  remove(id: string): boolean;
  isActive(id: string): boolean;
  /** Those that an event of this audience goes to. */
  forAudience(audience: Audience): readonly ActiveSubscription[];
}

const keyBytes = 32;

/**
 * The webhook subscriptions that stand. Their keys come from the seeded stream: a test source has no secrets.
 * @param createClient a client with connections of its own
 */
export function createSubscriptions(random: RandomStream, createClient: () => Client): Subscriptions {
  const active = new Map<string, ActiveSubscription>();
  let created = 0;
  return {
    add: (consumer, { url, delivery }) => {
      created += 1;
      const key = Uint8Array.from({ length: keyBytes }, () => random.below(256));
      const client = createClient();
      const subscription = { id: `sub_${created}`, consumer, url, key, delivery, client };
      active.set(subscription.id, subscription);
      return subscription;
    },
    remove: (id) => active.delete(id),
    isActive: (id) => active.has(id),
    forAudience: (audience) =>
      [...active.values()].filter(({ consumer }) => isInAudience(audience, consumer)),
  };
}
