import { byteLength } from '../core/byte-length.js';
import type { Clock } from '../core/ports/clock.js';
import { renderBatch } from '../protocol/batch.js';
import type { PushedEvent } from './messages.js';

export interface BatchLimits {
  /** Events in one batch. */
  readonly max: number;
  /** How long a batch stays open for further events after its first one. */
  readonly lingerUs: number;
  /** Bytes of a batch's wire form. A batch of one event may be larger: it cannot be split. */
  readonly maxBytes: number;
}

/** A batch that takes no further event. */
export interface ClosedBatch {
  readonly events: readonly [PushedEvent, ...PushedEvent[]];
  /** When its linger ends, which is later than now for one that is full or was flushed. */
  readonly lingerEndUs: number;
}

export interface Batcher {
  /** Puts an event into the open batch, or opens one with it. */
  add(event: PushedEvent): void;
  /** Closes the open batch, if there is one, without waiting for its linger to end. */
  flush(): void;
}

interface OpenBatch {
  readonly events: [PushedEvent, ...PushedEvent[]];
  readonly lingerEndUs: number;
  readonly closing: AbortController;
  bytes: number;
}

const emptyBatchBytes = renderBatch([]).length;

/**
 * Collects one subscription's events. A batch opens with its first event, and closes when its linger ends, when it
 * is full, or when the next event would make it too large.
 * @param send takes each batch as it closes
 */
export function createBatcher(
  clock: Clock,
  limits: BatchLimits,
  send: (batch: ClosedBatch) => void,
): Batcher {
  let open: OpenBatch | undefined;

  const flush = (): void => {
    const batch = open;
    if (batch !== undefined) {
      open = undefined;
      batch.closing.abort();
      send(batch);
    }
  };

  const openWith = (event: PushedEvent, eventBytes: number): OpenBatch => {
    const closing = new AbortController();
    const lingerEndUs = clock.nowUs() + limits.lingerUs;
    void clock.sleepUntil(lingerEndUs, closing.signal).then(() => {
      if (!closing.signal.aborted) {
        flush();
      }
    });
    return { events: [event], bytes: emptyBatchBytes + eventBytes, lingerEndUs, closing };
  };

  return {
    add: (event) => {
      const eventBytes = byteLength(event.envelopeJson);
      if (open !== undefined && open.bytes + 1 + eventBytes > limits.maxBytes) {
        flush();
      }
      if (open === undefined) {
        open = openWith(event, eventBytes);
      } else {
        open.events.push(event);
        open.bytes += 1 + eventBytes;
      }
      if (open.events.length >= limits.max) {
        flush();
      }
    },
    flush,
  };
}
