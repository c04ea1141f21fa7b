import { z } from 'zod';
import { eventEnvelopeSchema, parseJson } from './envelope.js';

/** Where the WebSocket stands; `after` is its query parameter, a cursor. */
export const socketPath = '/socket';

/**
 * What the source says over a socket. Its first message is a heartbeat, or an error, behind which it closes. The
 * heartbeat is a message and not a WebSocket ping, because a browser shows its page no pings.
 */
const socketMessageSchema = z.union([
  z.strictObject({
    /** Behind this event; hand it back as `after`. */
    cursor: z.string(),
    event: eventEnvelopeSchema,
  }),
  z.strictObject({ heartbeat: z.literal(true) }),
  z.strictObject({ error: z.string() }),
]);

export type SocketMessage = z.infer<typeof socketMessageSchema>;

/** The message in a text, or undefined when there is none. */
export function parseSocketMessage(text: string): SocketMessage | undefined {
  return socketMessageSchema.safeParse(parseJson(text)).data;
}

/** The wire form of an event that is JSON already. */
export function renderSocketEvent(cursor: string, envelopeJson: string): string {
  return `{"cursor":${JSON.stringify(cursor)},"event":${envelopeJson}}`;
}

export const socketHeartbeat = JSON.stringify({ heartbeat: true } satisfies SocketMessage);

export function renderSocketError(error: string): string {
  return JSON.stringify({ error } satisfies SocketMessage);
}
