import { createInFlight } from '../core/in-flight.js';
import type { Observe } from '../core/observation.js';
import type { Clock } from '../core/ports/clock.js';
import type { RandomStream } from '../core/ports/random.js';

export interface CommitDelay {
  /** Makes an event visible, at once or when its transaction has committed. */
  commit(eventId: string, makeVisible: () => void): void;
  /** What has not been committed is dropped. */
  stop(): Promise<void>;
}

/**
 * The time between an event's occurrence and its visibility. In a real database an event gets its number within a
 * transaction and becomes visible when that commits, so events may appear in another order than that of their
 * numbers. Each takes a uniform share of `maxUs`, independent of the others.
 */
export function createCommitDelay(
  ports: { readonly clock: Clock; readonly random: RandomStream; readonly observe: Observe },
  maxUs: number,
): CommitDelay {
  const { clock, random, observe } = ports;
  const open = createInFlight();
  const stopping = new AbortController();

  const commitLater = async (eventId: string, makeVisible: () => void): Promise<void> => {
    await clock.sleepUntil(clock.nowUs() + Math.floor(random.unit() * maxUs), stopping.signal);
    if (!stopping.signal.aborted) {
      observe({ kind: 'event-visible', eventId, atUs: clock.nowUs() });
      makeVisible();
    }
  };

  return {
    commit: (eventId, makeVisible) => {
      if (maxUs === 0) {
        makeVisible();
      } else {
        void open.track(commitLater(eventId, makeVisible));
      }
    },
    stop: () => {
      stopping.abort();
      return open.settled();
    },
  };
}
