import { audienceSize, isInAudience, type TraceEvent } from '../core/event.js';

/**
 * Where everything known about an event and a consumer is kept: every expected delivery of a trial has one slot in
 * dense arrays, ordered by event and then by consumer. With `own` audiences a trial of many consumers stays small.
 */
export interface EventIndex {
  readonly events: readonly TraceEvent[];
  readonly consumers: number;
  /** Sum of the audiences of all events. */
  readonly slotCount: number;
  /** Position of an event in `events`. */
  find(eventId: string): number | undefined;
  /** The slot of a delivery; undefined when the consumer is not in the event's audience. */
  slotOf(position: number, consumer: number): number | undefined;
  /** Visits the audience of an event, by consumer. */
  forAudience(position: number, visit: (slot: number, consumer: number) => void): void;
}

/** Indexes a trace for `consumers` consumers. */
export function indexEvents(events: readonly TraceEvent[], consumers: number): EventIndex {
  const positions = new Map(events.map((event, position) => [event.id, position]));
  const firstSlots = new Float64Array(events.length);
  let slotCount = 0;
  for (const [position, event] of events.entries()) {
    firstSlots[position] = slotCount;
    slotCount += audienceSize(event.audience, consumers);
  }
  const firstSlotOf = (position: number): number => firstSlots[position] ?? 0;
  return {
    events,
    consumers,
    slotCount,
    find: (eventId) => positions.get(eventId),
    slotOf: (position, consumer) => {
      const event = events[position];
      const exists = Number.isInteger(consumer) && consumer >= 0 && consumer < consumers;
      if (event === undefined || !exists || !isInAudience(event.audience, consumer)) {
        return undefined;
      }
      return firstSlotOf(position) + (event.audience === 'all' ? consumer : 0);
    },
    forAudience: (position, visit) => {
      const audience = events[position]?.audience;
      if (typeof audience === 'number') {
        visit(firstSlotOf(position), audience);
        return;
      }
      for (let consumer = 0; consumer < consumers; consumer += 1) {
        visit(firstSlotOf(position) + consumer, consumer);
      }
    },
  };
}
