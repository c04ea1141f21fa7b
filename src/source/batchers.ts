import type { Clock } from '../core/ports/clock.js';
import type { DeliveryMode } from '../protocol/subscription.js';
import { type Batcher, type ClosedBatch, createBatcher } from './batcher.js';
import type { ActiveSubscription } from './subscriptions.js';

/** One batcher per subscription that asked for batches. */
export interface Batchers {
  /** The subscription's batcher, made when it is first asked for. */
  of(subscription: ActiveSubscription, asked: Extract<DeliveryMode, { mode: 'batch' }>): Batcher;
  /** Closes every open batch. */
  flush(): void;
}

/**
 * No batcher yet.
 * @param maxBytes bound on the wire form of a batch
 * @param send takes each batch as it closes
 */
export function createBatchers(
  clock: Clock,
  maxBytes: number,
  send: (subscription: ActiveSubscription, batch: ClosedBatch) => void,
): Batchers {
  const batchers = new Map<string, Batcher>();
  return {
    of: (subscription, { max, linger_us: lingerUs }) => {
      const batcher =
        batchers.get(subscription.id) ??
        createBatcher(clock, { max, lingerUs, maxBytes }, (batch) => send(subscription, batch));
      batchers.set(subscription.id, batcher);
      return batcher;
    },
    flush: () => {
      for (const batcher of batchers.values()) {
        batcher.flush();
      }
    },
  };
}
