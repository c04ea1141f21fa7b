import { type Audience, isInAudience } from '../core/event.js';
import { createWaiters } from './waiters.js';

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
  /** The visible event of that id, unless it is none of this consumer's. */
  find(consumer: number, id: string): LoggedEvent | undefined;
  /** The position behind everything that is visible; no cursor names a later one. */
  endPosition(): number;
  /** The first `limit` events of this consumer behind `position` (0 = the beginning), in the log’s order. */
  readAfter(consumer: number, position: number, limit: number): LogSlice;
  /** Up to `limit` events of this consumer, without the first `offset` of them. */
  list(consumer: number, offset: number, limit: number): readonly LoggedEvent[];
  /** How many events of this consumer are visible, and the last of them in the log’s order. */
  latest(consumer: number): { readonly count: number; readonly last: LoggedEvent | undefined };
  /**
   * Resolves as soon as an event of this consumer stands behind `position`, at once when one does already; or when
   * `signal` aborts.
   */
  untilNewer(consumer: number, position: number, signal: AbortSignal): Promise<void>;
}

/**
 * What positions are. `appearance`: from 1, in the order in which events became visible, so that a cursor never
 * skips one that appears late. `sequence`: the events' own numbers, as a naive feed has it; an event that appears
 * behind one with a higher number is never seen by who has read that one.
 */
export type Numbering = 'appearance' | 'sequence';

interface Entry {
  /** What cursors name. */
  readonly position: number;
  readonly event: LoggedEvent;
}

/** An in-memory log of events, in the order of their positions. */
export function createEventLog(numbering: Numbering = 'appearance'): EventLog {
  const entries: Entry[] = [];
  const byId = new Map<string, LoggedEvent>();
  const streams = new Map<number, Entry[]>();
  const waiters = createWaiters();
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

  return {
    append: (event) => {
      const entry = { position: numbering === 'sequence' ? event.sequence : entries.length + 1, event };
      insert(entries, entry);
      byId.set(event.id, event);
      hasOwnStreams ||= event.audience !== 'all';
      for (const [consumer, stream] of streams) {
        if (isInAudience(event.audience, consumer)) {
          insert(stream, entry);
        }
      }
      waiters.wake(event.audience);
    },
    find: (consumer, id) => {
      const event = byId.get(id);
      return event !== undefined && isInAudience(event.audience, consumer) ? event : undefined;
    },
    endPosition: () => entries.at(-1)?.position ?? 0,
    list: (consumer, offset, limit) =>
      streamOf(consumer)
        .slice(offset, offset + limit)
        .map(({ event }) => event),
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
    latest: (consumer) => {
      const stream = streamOf(consumer);
      return { count: stream.length, last: stream.at(-1)?.event };
    },
    untilNewer: async (consumer, position, signal) => {
      const isThere = () => (streamOf(consumer).at(-1)?.position ?? 0) > position;
      while (!isThere() && !signal.aborted) {
        await waiters.wait(consumer, signal);
      }
    },
  };
}

/** Behind everything with a lower position, which is nearly always the end. */
function insert(stream: Entry[], entry: Entry): void {
  stream.splice(firstIndexAfter(stream, entry.position), 0, entry);
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
