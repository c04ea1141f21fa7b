import type { Observation } from '../core/observation.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';

/** When, and in which order, the source's events became visible, by position in the event index. */
export interface VisibilityRecords {
  take(observation: Extract<Observation, { kind: 'event-emitted' | 'event-visible' }>): void;
  /** Place of an event in the order of appearance, from 1. Infinity: never visible. */
  rankOf(position: number): number;
  /** Infinity: never visible. */
  visibleUs(position: number): number;
}

/**
 * Empty records: nothing is visible. A source whose events become visible late says so of each; of any other source,
 * an event is visible when it is emitted.
 */
export function createVisibilityRecords(
  index: EventIndex,
  contradictions: Contradictions,
): VisibilityRecords {
  const emitted = createAppearances(index.events.length);
  const shown = createAppearances(index.events.length);
  const valid = () => (shown.isEmpty() ? emitted : shown);

  const takeShown = (eventId: string, position: number | undefined, atUs: number): void => {
    if (position === undefined || !emitted.has(position) || shown.has(position)) {
      contradictions.note('visible-not-emitted', eventId);
    } else {
      shown.add(position, atUs);
    }
  };

  return {
    take: ({ kind, eventId, atUs }) => {
      const position = index.find(eventId);
      if (kind === 'event-visible') {
        takeShown(eventId, position, atUs);
      } else if (position !== undefined && !emitted.has(position)) {
        // What is wrong with any other emission, the emission records note.
        emitted.add(position, atUs);
      }
    },
    rankOf: (position) => valid().rank[position] ?? Number.POSITIVE_INFINITY,
    visibleUs: (position) => valid().atUs[position] ?? Number.POSITIVE_INFINITY,
  };
}

/** Instants and their order, each position at most once; Infinity where there is none. */
function createAppearances(length: number) {
  const rank = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  const atUs = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  let count = 0;
  return {
    rank,
    atUs,
    isEmpty: () => count === 0,
    has: (position: number) => Number.isFinite(rank[position]),
    add: (position: number, instantUs: number) => {
      count += 1;
      rank[position] = count;
      atUs[position] = instantUs;
    },
  };
}
