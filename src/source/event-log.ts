import { type Audience, isInAudience } from '../core/event.js';

/** An event that the feed shows. */
export interface LoggedEvent {
  readonly id: string;
  /** In order of occurrence, from 1; a position in the log is in order of appearance, which may differ. */
  readonly sequence: number;
  readonly audience: Audience;
  /** Its wire form; serialised once, whatever the strategy. */
  readonly envelopeJson: string;
}

export interface LogSlice {
  readonly events: readonly LoggedEvent[];
  /** Position behind the last event of the slice; where nothing was found, the position asked for. */
  readonly nextPosition: number;
  readonly hasMore: boolean;
}

export interface EventLog {
  append(event: LoggedEvent): void;
  /** How many events are visible. */
  length(): number;
  /** The first `limit` events of this consumer behind `position` (0 = the beginning), in order of appearance. */
  readAfter(consumer: number, position: number, limit: number): LogSlice;
  /**
   * Resolves as soon as an event of this consumer stands behind `position`, at once when one does already; or when
   * `signal` aborts.
   */
  untilNewer(consumer: number, position: number, signal: AbortSignal): Promise<void>;
}

interface Entry {
  /** From 1, in order of appearance: cursors name it, so an event that appears late is never skipped. */
  readonly position: number;
  readonly event: LoggedEvent;
}

/** An in-memory log of events, in the order in which they became visible. */
export function createEventLog(): EventLog {
  const entries: Entry[] = [];
  const streams = new Map<number, Entry[]>();
  const waiting = new Map<number, Set<() => void>>();
  let hasOwnStreams = false;

  /** Each consumer's stream is kept apart, so that a read costs no more than what it returns. */
  const streamOf = (consumer: number): readonly Entry[] => {
    if (!hasOwnStreams) {
      return entries;
    }
    const stream =
      streams.get(consumer) ?? entries.filter(({ event }) => isInAudience(event.audience, consumer));
    streams.set(consumer, stream);
    return stream;
  };

  const wake = (event: LoggedEvent): void => {
    for (const [consumer, wakers] of waiting) {
      if (isInAudience(event.audience, consumer)) {
        waiting.delete(consumer);
        for (const waker of wakers) {
          waker();
        }
      }
    }
  };

  const nextOf = (consumer: number, signal: AbortSignal): Promise<void> =>
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
    });

  return {
    append: (event) => {
      const entry = { position: entries.length + 1, event };
      entries.push(entry);
      hasOwnStreams ||= event.audience !== 'all';
      for (const [consumer, stream] of streams) {
        if (isInAudience(event.audience, consumer)) {
          stream.push(entry);
        }
      }
      wake(event);
    },
    length: () => entries.length,
    readAfter: (consumer, position, limit) => {
      const stream = streamOf(consumer);
      const first = firstIndexAfter(stream, position);
      const found = stream.slice(first, first + limit);
      return {
        events: found.map(({ event }) => event),
        nextPosition: found.at(-1)?.position ?? position,
        hasMore: first + found.length < stream.length,
      };
    },
    untilNewer: async (consumer, position, signal) => {
      const stream = streamOf(consumer);
      const isThere = firstIndexAfter(stream, position) < stream.length;
      if (!isThere && !signal.aborted) {
        await nextOf(consumer, signal);
      }
    },
  };
}

function firstIndexAfter(stream: readonly Entry[], position: number): number {
  let low = 0;
  let high = stream.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stream[middle]?.position ?? Number.POSITIVE_INFINITY) <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
