import type { Clock } from '../../core/ports/clock.js';
import type { Client, Handlers, Listener, OutboundRequest, Transport } from '../../core/ports/transport.js';

/** What has begun and not ended. */
export interface OpenWork {
  /** Of the consumer: requests, streams and sockets that it asked for and that have neither an answer nor a failure. */
  readonly requests: number;
  /** Of the consumer: where it still listens. */
  readonly listeners: number;
  /** Of the consumer: waits for an instant. */
  readonly waits: number;
  /** Of the source: requests, streams and sockets that it serves. */
  readonly served: number;
}

/** Keeps count of open work by standing in the way of all of it. */
export interface OpenWorkWatch {
  count(): OpenWork;
  /** @param note told of each request as it leaves */
  watchClient(client: Client, note: (request: OutboundRequest) => void): Client;
  watchListen(listen: Transport['listen']): Transport['listen'];
  watchClock(clock: Clock): Clock;
  watchServer(handlers: Required<Handlers>): Required<Handlers>;
}

export function watchOpenWork(): OpenWorkWatch {
  const open = { requests: 0, listeners: 0, waits: 0, served: 0 };
  const during = <T>(what: keyof OpenWork, work: Promise<T>): Promise<T> => {
    open[what] += 1;
    return work.finally(() => {
      open[what] -= 1;
    });
  };

  async function* watchChunks(chunks: AsyncIterable<string>): AsyncGenerator<string> {
    open.served += 1;
    try {
      yield* chunks;
    } finally {
      open.served -= 1;
    }
  }

  const watchListener = ({ url, close }: Listener): Listener => {
    open.listeners += 1;
    return {
      url,
      close: () =>
        close().finally(() => {
          open.listeners -= 1;
        }),
    };
  };

  return {
    count: () => ({ ...open }),
    watchClient: (client, note) => {
      const noting =
        <T>(send: (request: OutboundRequest) => Promise<T>) =>
        (request: OutboundRequest): Promise<T> => {
          note(request);
          return during('requests', send(request));
        };
      return {
        request: noting(client.request),
        openStream: noting(client.openStream),
        openSocket: noting(client.openSocket),
      };
    },
    watchListen: (listen) => async (handlers) => watchListener(await listen(handlers)),
    watchClock: (clock) => ({
      ...clock,
      sleepUntil: (atUs, signal) => during('waits', clock.sleepUntil(atUs, signal)),
    }),
    watchServer: ({ onRequest, onSocket }) => ({
      onRequest: async (request) => {
        const reply = await during('served', onRequest(request));
        return reply.kind === 'stream' ? { ...reply, chunks: watchChunks(reply.chunks) } : reply;
      },
      onSocket: (request, socket) => during('served', onSocket(request, socket)),
    }),
  };
}
