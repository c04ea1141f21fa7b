/** Where the server-sent events stand (WHATWG HTML, section 9.2). */
export const streamPath = '/stream';

/** By which a client says where it stood: the `id` of the last event that it has, which is a cursor. */
export const lastEventIdHeader = 'last-event-id';

export const eventStreamType = 'text/event-stream';

/** The wire form of an event; line breaks in `data` survive. */
export function renderStreamEvent(event: { readonly id: string; readonly data: string }): string {
  return `id: ${event.id}\ndata: ${event.data.replace(/\r\n|\r|\n/g, '\ndata: ')}\n\n`;
}

/** Tells clients how long to wait before they connect again. */
export function renderRetry(waitMs: number): string {
  return `retry: ${waitMs}\n\n`;
}

/** A comment, which means nothing: proof that the connection lives. */
export const streamHeartbeat = ': heartbeat\n\n';
