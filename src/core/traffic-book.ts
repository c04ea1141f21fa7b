import type { Observe } from './observation.js';
import type { Clock } from './ports/clock.js';

/** Bytes that a connection carried, as its receiver sees them: into it, and out of it. */
export interface CarriedBytes {
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export interface TrafficBook {
  /** Something has been carried. */
  note(): void;
  /** No entry follows: what has not been booked by then stands in the entry at the connection's end. */
  end(): void;
}

/** Bytes are booked at most this much later than they were carried. */
const betweenEntriesUs = 100_000;

/**
 * Books what one stream or socket carries while it goes on: at once after a pause, and every 100 ms in a lasting
 * flow. Nothing is booked, and no timer runs, while nothing is carried.
 * @param take what was carried since the previous call
 */
export function createTrafficBook(
  ports: { readonly clock: Clock; readonly observe: Observe },
  requestId: string,
  take: () => CarriedBytes,
): TrafficBook {
  const { clock, observe } = ports;
  const ended = new AbortController();
  let nextEntryUs = Number.NEGATIVE_INFINITY;
  let isWaiting = false;

  const book = (): void => {
    const atUs = clock.nowUs();
    nextEntryUs = atUs + betweenEntriesUs;
    observe({ kind: 'stream-traffic', requestId, ...take(), atUs });
  };
  const bookLater = async (): Promise<void> => {
    isWaiting = true;
    await clock.sleepUntil(nextEntryUs, ended.signal);
    isWaiting = false;
    if (!ended.signal.aborted) {
      book();
    }
  };

  return {
    note: () => {
      if (isWaiting || ended.signal.aborted) {
        return;
      }
      if (clock.nowUs() >= nextEntryUs) {
        book();
      } else {
        void bookLater();
      }
    },
    end: () => ended.abort(),
  };
}
