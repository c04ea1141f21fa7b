import { z } from 'zod';
import { type EventEnvelope, eventEnvelopeSchema, parseJson } from './envelope.js';

/** A message that carries several events whole, in the order in which they became visible. */
const eventBatchSchema = z.object({ events: z.array(eventEnvelopeSchema).min(1) });

/** The wire form of a batch, from envelopes that are JSON already. */
export function renderBatch(envelopesJson: readonly string[]): string {
  return `{"events":[${envelopesJson.join(',')}]}`;
}

/** The events of the batch in a text, or undefined when there is none. */
export function parseBatch(text: string): readonly EventEnvelope[] | undefined {
  return eventBatchSchema.safeParse(parseJson(text)).data?.events;
}
