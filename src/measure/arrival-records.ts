import type { Observation } from '../core/observation.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';

/** How often something happened to an event at a consumer, and when first, by slot of the event index. */
interface Occasions {
  readonly count: Uint32Array;
  /** Meaningless where the count is 0. */
  readonly firstUs: Float64Array;
}

/** What reached the consumers, and what they made of it. */
export interface ArrivalRecords {
  take(observation: Extract<Observation, { kind: 'event-delivered' | 'event-applied' }>): void;
  readonly delivered: Occasions;
  /** Counted and timed when the processing ended. */
  readonly applied: Occasions;
  /** First deliveries of measured events that came after one of a later event, per consumer. */
  outOfOrder(): number;
}

/** Empty records: nothing has arrived. */
export function createArrivalRecords(index: EventIndex, contradictions: Contradictions): ArrivalRecords {
  const delivered = createOccasions(index.slotCount);
  const applied = createOccasions(index.slotCount);
  const latestSequence = new Float64Array(index.consumers);
  let outOfOrder = 0;

  const takeOrder = (position: number, consumer: number): void => {
    const { sequence = 0, phase } = index.events[position] ?? {};
    const latest = latestSequence[consumer] ?? 0;
    if (sequence > latest) {
      latestSequence[consumer] = sequence;
    } else if (phase === 'measured') {
      outOfOrder += 1;
    }
  };

  return {
    take: ({ kind, eventId, consumer, atUs }) => {
      const position = index.find(eventId);
      const slot = position === undefined ? undefined : index.slotOf(position, consumer);
      if (position === undefined || slot === undefined) {
        const contradiction = position === undefined ? 'delivered-unknown' : 'delivered-astray';
        contradictions.note(contradiction, `${eventId} to consumer ${consumer}`);
        return;
      }
      const isFirst = addOccasion(kind === 'event-delivered' ? delivered : applied, slot, atUs);
      if (isFirst && kind === 'event-delivered') {
        takeOrder(position, consumer);
      }
    },
    delivered,
    applied,
    outOfOrder: () => outOfOrder,
  };
}

function createOccasions(slotCount: number): Occasions {
  return { count: new Uint32Array(slotCount), firstUs: new Float64Array(slotCount) };
}

/** Counts an occasion; tells whether it was the first one in this slot. */
function addOccasion({ count, firstUs }: Occasions, slot: number, atUs: number): boolean {
  const before = count[slot] ?? 0;
  count[slot] = before + 1;
  if (before === 0) {
    firstUs[slot] = atUs;
  }
  return before === 0;
}
