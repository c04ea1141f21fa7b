import type { Clock } from '../core/ports/clock.js';
import { decodeCursor, encodeCursor } from '../protocol/cursor.js';
import type { EventLog, LoggedEvent } from './event-log.js';

/** What a consumer that follows the log is told. */
export type LogNews =
  | { readonly kind: 'event'; readonly event: LoggedEvent; readonly cursor: string }
  /** Nothing has happened for a while. */
  | { readonly kind: 'silence' };

export interface Follower {
  readonly consumer: number;
  /** The position behind which it begins. */
  readonly position: number;
  /** How long nothing may happen before it is told so; again and again. */
  readonly silenceUs: number;
  /** Ends the iteration. */
  readonly signal: AbortSignal;
}

/**
 * Every event of a consumer behind a position, in the log's order: first those that are there, then each as it
 * appears. It reads the next one only when it is asked for it, so that the pace is the reader's, and what appears
 * in the meantime waits in the log.
 */
export async function* followLog(
  { log, clock }: { readonly log: EventLog; readonly clock: Clock },
  { consumer, silenceUs, signal, ...from }: Follower,
): AsyncGenerator<LogNews> {
  let { position } = from;
  let silentAtUs = clock.nowUs() + silenceUs;
  while (!signal.aborted) {
    const { events, nextPosition } = log.readAfter(consumer, position, 1);
    const [event] = events;
    if (event !== undefined) {
      position = nextPosition;
      yield { kind: 'event', event, cursor: encodeCursor(position) };
      silentAtUs = clock.nowUs() + silenceUs;
    } else if (clock.nowUs() >= silentAtUs) {
      yield { kind: 'silence' };
      silentAtUs = clock.nowUs() + silenceUs;
    } else {
      await firstOf(signal, (over) => [
        log.untilNewer(consumer, position, over),
        clock.sleepUntil(silentAtUs, over),
      ]);
    }
  }
}

/** Resolves with the first of several waits, all of which are over then; or when `signal` aborts. */
async function firstOf(
  signal: AbortSignal,
  wait: (over: AbortSignal) => readonly Promise<void>[],
): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  signal.addEventListener('abort', end, { once: true });
  await Promise.race(wait(over.signal));
  signal.removeEventListener('abort', end);
  end();
}

/**
 * The position that a consumer's cursor names, or the beginning without one.
 * @returns undefined when the source never gave that cursor out
 */
export function resumePosition(log: EventLog, cursor: string | undefined): number | undefined {
  const position = cursor === undefined ? 0 : decodeCursor(cursor);
  return position === undefined || position > log.endPosition() ? undefined : position;
}
