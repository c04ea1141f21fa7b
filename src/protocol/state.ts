import { z } from 'zod';
import { eventEnvelopeSchema } from './envelope.js';

/** Where the current state of a consumer's stream stands. */
export const statePath = '/state';

/** The state at the instant of the answer: what the stream has come to. */
export const stateSchema = z.object({
  /** How many events of the stream are visible. */
  count: z.int().min(0),
  /** The one that became visible last; null where there is none. */
  last: eventEnvelopeSchema.nullable(),
});

/**
 * The wire form of a state.
 * @param lastEnvelopeJson JSON already; null where no event is visible
 */
export function renderState(count: number, lastEnvelopeJson: string | null): string {
  return `{"count":${count},"last":${lastEnvelopeJson ?? 'null'}}`;
}
