import { z } from 'zod';

/** An event on the wire, the same in a feed page and in a webhook's body. */
export const eventEnvelopeSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  key: z.string(),
  /** ISO 8601 with microseconds, UTC: when the event occurred by the trace. */
  occurred_at: z.string(),
  data: z.unknown(),
});

export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

/**
 * The wire form of an event.
 * @param payloadJson the `data` member, already JSON: it is written as it is, so its size stays what was asked for
 */
export function renderEnvelope(event: Omit<EventEnvelope, 'data'>, payloadJson: string): string {
  const head = JSON.stringify({
    id: event.id,
    type: event.type,
    key: event.key,
    occurred_at: event.occurred_at,
  });
  return `${head.slice(0, -1)},"data":${payloadJson}}`;
}

/** The envelope in a text, or undefined when there is none. */
export function parseEnvelope(text: string): EventEnvelope | undefined {
  return eventEnvelopeSchema.safeParse(parseJson(text)).data;
}

/** The JSON value in a text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
