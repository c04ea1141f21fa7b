import { z } from 'zod';

/** An event without its data: all that a thin webhook says of it. */
const eventNoticeSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  key: z.string(),
  /** ISO 8601 with microseconds, UTC: when the event occurred by the trace. */
  occurred_at: z.string(),
});

export type EventNotice = z.infer<typeof eventNoticeSchema>;

/** An event on the wire, the same in a feed page, in a webhook's body and fetched by itself. */
export const eventEnvelopeSchema = eventNoticeSchema.extend({ data: z.unknown() });

export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

/** The wire form of an event's notice. */
export function renderNotice({ id, type, key, occurred_at }: EventNotice): string {
  return JSON.stringify({ id, type, key, occurred_at });
}

/**
 * The wire form of an event.
 * @param payloadJson the `data` member, already JSON: it is written as it is, so its size stays what was asked for
 */
export function renderEnvelope(event: EventNotice, payloadJson: string): string {
  return `${renderNotice(event).slice(0, -1)},"data":${payloadJson}}`;
}

/** The notice in a text, or undefined when there is none. */
export function parseNotice(text: string): EventNotice | undefined {
  return eventNoticeSchema.safeParse(parseJson(text)).data;
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
