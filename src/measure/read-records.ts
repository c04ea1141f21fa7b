import type { Observation } from '../core/observation.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';
import type { ScheduledRead } from './trial-window.js';

/** How a read ended for its reader. */
export type ReadEnd =
  | { readonly kind: 'failed'; readonly atUs: number }
  /** The consumer's own copy answered. */
  | { readonly kind: 'copy'; readonly atUs: number }
  /** The source answered; `lastPosition` is the last event that it knew of, in the event index. Null: none. */
  | { readonly kind: 'source'; readonly atUs: number; readonly lastPosition: number | null };

/** What became of the planned reads. */
export interface ReadRecords {
  take(observation: Extract<Observation, { kind: 'read-answered' | 'read-failed' }>): void;
  /** As the plan has them, by instant. */
  readonly scheduled: readonly ScheduledRead[];
  /** Undefined: neither answered nor failed. */
  endOf(read: ScheduledRead): ReadEnd | undefined;
}

/** Empty records: nobody has read. */
export function createReadRecords(
  index: EventIndex,
  scheduled: readonly ScheduledRead[],
  contradictions: Contradictions,
): ReadRecords {
  const planned = new Map(scheduled.map((each) => [each.read, each]));
  const ends = new Map<number, ReadEnd>();

  /** Position of the event that an answer knew of; null where there is no such event in the reader's stream. */
  const locate = (eventId: string | null, { read, consumer }: ScheduledRead): number | null => {
    const position = eventId === null ? undefined : index.find(eventId);
    if (eventId !== null && position === undefined) {
      contradictions.note('read-knew-unknown', `${eventId} by read ${read}`);
    } else if (position !== undefined && index.slotOf(position, consumer) === undefined) {
      contradictions.note('read-knew-astray', `${eventId} by read ${read} of consumer ${consumer}`);
    }
    return position ?? null;
  };

  const describeEnd = (
    observation: Extract<Observation, { kind: 'read-answered' | 'read-failed' }>,
    read: ScheduledRead,
  ): ReadEnd => {
    const { atUs } = observation;
    if (observation.kind === 'read-failed') {
      return { kind: 'failed', atUs };
    }
    return observation.knows === null
      ? { kind: 'copy', atUs }
      : { kind: 'source', atUs, lastPosition: locate(observation.knows.lastEventId, read) };
  };

  return {
    take: (observation) => {
      const read = planned.get(observation.read);
      if (read === undefined) {
        contradictions.note('read-unknown', `read ${observation.read}`);
      } else if (ends.has(read.read)) {
        contradictions.note('read-ended-twice', `read ${read.read}`);
      } else {
        ends.set(read.read, describeEnd(observation, read));
      }
    },
    scheduled,
    endOf: ({ read }) => ends.get(read),
  };
}
