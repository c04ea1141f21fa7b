import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Observe } from '../../core/observation.js';
import { requestIdHeader } from '../../core/request.js';
import { liveClock } from './live-clock.js';
import { createSocketBytes } from './socket-bytes.js';

export interface ExchangeBook {
  /** Notes how many events the answer to `request` carries. */
  noteItems(request: FastifyRequest, items: number): void;
  /** Books a socket's handshake and traffic when the socket closes. */
  bookSocket(request: FastifyRequest): () => void;
}

/** Books every request and connection that `app` receives, refused ones included. */
export function bookExchanges(app: FastifyInstance, observe: Observe): ExchangeBook {
  const bytes = createSocketBytes();
  const itemsOf = new WeakMap<FastifyRequest, number>();

  app.server.on('connection', () => observe({ kind: 'connection-opened', atUs: liveClock.nowUs() }));

  const bookAtEnd = (request: FastifyRequest): ((status: number | null) => void) => {
    const receivedUs = liveClock.nowUs();
    const { socket } = request.raw;
    return (status) =>
      observe({
        kind: 'request-received',
        requestId: readRequestId(request),
        receivedUs,
        atUs: liveClock.nowUs(),
        status,
        items: itemsOf.get(request) ?? null,
        ...bytes.take(socket),
      });
  };

  app.addHook('onRequest', async (request, reply) => {
    if (!request.ws) {
      const book = bookAtEnd(request);
      reply.raw.once('close', () => book(reply.raw.writableFinished ? reply.raw.statusCode : null));
    }
  });

  return {
    noteItems: (request, items) => {
      itemsOf.set(request, items);
    },
    bookSocket: (request) => {
      const book = bookAtEnd(request);
      return () => book(101);
    },
  };
}

function readRequestId(request: FastifyRequest): string {
  const id = request.headers[requestIdHeader];
  return typeof id === 'string' ? id : '';
}
