import type { Observation } from '../core/observation.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';

/** What the source pushed, or meant to, by slot of the event index. */
export interface PushRecords {
  /** Counts an attempt per event and consumer; tells whether any of the events is a measured one. */
  takeSending(observation: Extract<Observation, { kind: 'request-sent' }>): boolean;
  takeUnfinished(observation: Extract<Observation, { kind: 'delivery-given-up' | 'delivery-pending' }>): void;
  /** Whether the source has sent any request at all, that is: whether this strategy pushes. */
  hasSent(): boolean;
  /** Requests that carried the event to the consumer. */
  readonly attempts: Uint32Array;
  /** 1 where a retry was still due at the end. */
  readonly pending: Uint8Array;
}

/** Empty records: nothing has been pushed. */
export function createPushRecords(index: EventIndex, contradictions: Contradictions): PushRecords {
  const attempts = new Uint32Array(index.slotCount);
  const pending = new Uint8Array(index.slotCount);
  let sentAny = false;
  return {
    takeSending: ({ eventIds, consumer }) => {
      sentAny = true;
      let carriesMeasured = false;
      for (const eventId of eventIds) {
        const position = index.find(eventId);
        if (position === undefined) {
          contradictions.note('carried-unknown', eventId);
          continue;
        }
        carriesMeasured ||= index.events[position]?.phase === 'measured';
        const slot = consumer === null ? undefined : index.slotOf(position, consumer);
        if (slot === undefined) {
          contradictions.note('carried-astray', `${eventId} to consumer ${consumer}`);
        } else {
          attempts[slot] = (attempts[slot] ?? 0) + 1;
        }
      }
      return carriesMeasured;
    },
    takeUnfinished: ({ kind, consumer, eventIds }) => {
      for (const eventId of eventIds) {
        const position = index.find(eventId);
        const slot = position === undefined ? undefined : index.slotOf(position, consumer);
        if (slot === undefined) {
          contradictions.note('pending-unknown', `${eventId} to consumer ${consumer}`);
        } else if (kind === 'delivery-pending') {
          pending[slot] = 1;
        }
      }
    },
    hasSent: () => sentAny,
    attempts,
    pending,
  };
}
