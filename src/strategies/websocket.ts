import { z } from 'zod';
import { createDeferred } from '../core/deferred.js';
import { TransportError } from '../core/transport-error.js';
import { consumerHeader } from '../protocol/consumer-header.js';
import { parseSocketMessage, socketPath } from '../protocol/event-socket.js';
import { type ConsumerContext, defineStrategy } from './contract.js';
import { type KeptCursor, openCursor } from './parts/kept-cursor.js';
import { predictStream, streamForm } from './parts/predict-stream.js';
import { readConnection } from './parts/read-connection.js';
import { type Connection, connectionOptions, reconnectGaps, stayConnected } from './parts/stay-connected.js';

const options = z.strictObject(connectionOptions);
type Options = z.output<typeof options>;

/** A persistent two-way connection, over which the source says each event. */
export const websocket = defineStrategy({
  id: 'websocket',
  summary: 'Keeps a WebSocket open, over which the source pushes; connects again behind its cursor.',
  teaches:
    'As fresh as server-sent events, in both directions; the price is a protocol of its own beside HTTP, and a connection per consumer.',
  closedForm: streamForm,
  wire: { connection: 'persistent', message: 'event' },
  options,

  async start(context, parsed) {
    const cursor = await openCursor(context.storage);
    const connection = await stayConnected(context, {
      gaps: reconnectGaps(parsed, context.random.fork('reconnect')),
      connect: (signal) => openSocket(context, parsed, cursor, signal),
    });
    return {
      stop: async () => {
        await connection.stop();
        await cursor.settled();
      },
    };
  },

  predict({ 'idle-timeout': idleTimeoutUs, timeout: timeoutUs }, conditions) {
    return predictStream({ idleTimeoutUs, timeoutUs }, conditions);
  },
});

/** Resolves with the source's first message: a handshake alone does not say that anyone is there to send. */
async function openSocket(
  context: ConsumerContext,
  { timeout: timeoutUs, 'idle-timeout': idleUs }: Options,
  cursor: KeptCursor,
  signal: AbortSignal,
): Promise<Connection> {
  const { clock, consumer, sourceUrl, transport } = context;
  const cutting = new AbortController();
  const after = cursor.current();
  const query = after === undefined ? '' : `?${new URLSearchParams({ after })}`;
  const socket = await transport.openSocket({
    method: 'GET',
    url: `${sourceUrl}${socketPath}${query}`,
    headers: { [consumerHeader]: String(consumer) },
    purpose: 'handshake',
    timeoutUs,
    signal: AbortSignal.any([signal, cutting.signal]),
  });
  const greeted = createDeferred<void>();
  const ended = readConnection(clock, socket.messages, {
    idleUs,
    cut: () => cutting.abort(),
    take: (text) => {
      const makesSense = takeMessage(context, cursor, text);
      if (makesSense) {
        greeted.resolve();
      }
      return makesSense;
    },
  });
  const refusal = new TransportError(
    'refused',
    'the source closed the socket without a word that makes sense',
  );
  void ended.then(() => greeted.reject(refusal));
  await greeted.promise;
  return { ended, close: socket.close };
}

/** Hands over the event in a message, if there is one, and moves the cursor behind it; false for nonsense. */
function takeMessage(
  { deliver }: Pick<ConsumerContext, 'deliver'>,
  cursor: KeptCursor,
  text: string,
): boolean {
  const message = parseSocketMessage(text);
  if (message === undefined || 'error' in message) {
    return false;
  }
  if ('event' in message) {
    deliver(message.event);
    cursor.moveTo(message.cursor);
  }
  return true;
}
