import type { Observation } from '../core/observation.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';

/** When the source emitted the events, by position in the event index. */
export interface EmissionRecords {
  take(observation: Extract<Observation, { kind: 'event-emitted' }>): void;
  isEmitted(position: number): boolean;
  /** When an event was really emitted; NaN: never. */
  readonly emittedUs: Float64Array;
  /** For which instant it was emitted; NaN: never emitted. */
  readonly scheduledUs: Float64Array;
}

/** Empty records: nothing has been emitted. */
export function createEmissionRecords(index: EventIndex, contradictions: Contradictions): EmissionRecords {
  const emittedUs = new Float64Array(index.events.length).fill(Number.NaN);
  const scheduledUs = new Float64Array(index.events.length).fill(Number.NaN);
  const isEmitted = (position: number): boolean => !Number.isNaN(emittedUs[position]);
  return {
    take: (observation) => {
      const { eventId } = observation;
      const position = index.find(eventId);
      if (position === undefined) {
        contradictions.note('event-unknown', eventId);
      } else if (isEmitted(position)) {
        contradictions.note('event-emitted-twice', eventId);
      } else {
        emittedUs[position] = observation.atUs;
        scheduledUs[position] = observation.scheduledUs;
      }
    },
    isEmitted,
    emittedUs,
    scheduledUs,
  };
}
