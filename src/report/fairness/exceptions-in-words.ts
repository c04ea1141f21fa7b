import type { ConnectionUse, MessageContent, WireUse } from '../../core/wire-use.js';

/** Null where a strategy is treated as the shared conditions say. */
const ofConnections: Readonly<Record<ConnectionUse, string | null>> = {
  'per-request': null,
  held: 'The source holds each request until there is news, so a connection per consumer is taken all the time and hardly ever idle.',
  persistent:
    'One connection per consumer stays open for the whole trial: it is opened before the window, is never idle, and serves one lasting exchange, so that no event pays for a request of its own.',
};

const ofMessages: Readonly<Record<MessageContent, string | null>> = {
  event: null,
  notice: 'What is pushed carries no data: each event is fetched by a request of its own.',
  batch: 'A message carries several events: they share its headers, and wait for each other.',
  page: 'An answer carries all events since the last one: they share its headers, and an empty one carries none.',
  list: 'An answer carries the whole list, old events included.',
  state: 'An answer carries the current state; no event is handed over.',
};

/** What can't be the same for a strategy, in sentences; none where everything is. */
export function exceptionsInWords({ connection, message }: WireUse): readonly string[] {
  return [ofConnections[connection], ofMessages[message]].filter((text) => text !== null);
}
