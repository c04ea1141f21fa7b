import { type Audience, isInAudience } from '../core/event.js';

/** Consumers' requests that wait for an event. */
export interface Waiters {
  /** Resolves when an event of this consumer appears, or `signal` aborts. */
  wait(consumer: number, signal: AbortSignal): Promise<void>;
  /** Wakes who waits for an event of this audience. */
  wake(audience: Audience): void;
}

export function createWaiters(): Waiters {
  const waiting = new Map<number, Set<() => void>>();
  return {
    wait: (consumer, signal) =>
      new Promise((resolve) => {
        const wakers = waiting.get(consumer) ?? new Set();
        waiting.set(consumer, wakers);
        const end = () => {
          wakers.delete(end);
          signal.removeEventListener('abort', end);
          resolve();
        };
        wakers.add(end);
        signal.addEventListener('abort', end, { once: true });
      }),
    wake: (audience) => {
      for (const [consumer, wakers] of waiting) {
        if (isInAudience(audience, consumer)) {
          waiting.delete(consumer);
          for (const waker of wakers) {
            waker();
          }
        }
      }
    },
  };
}
