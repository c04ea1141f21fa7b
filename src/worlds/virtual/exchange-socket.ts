import { createDeferred } from '../../core/deferred.js';
import type { Clock } from '../../core/ports/clock.js';
import type { DuplexSocket, OutboundRequest } from '../../core/ports/transport.js';
import { arrive } from './arrive.js';
import { createConnectionBook } from './connection-book.js';
import { handshakeAnswerBytes, handshakeSize } from './http-size.js';
import type { VirtualConnection } from './virtual-connection.js';
import { createVirtualSocketPair } from './virtual-socket-pair.js';

/** Opens a socket over one connection, which is never shared; the receiver books it when it has closed. */
export async function exchangeSocket(
  clock: Clock,
  connection: VirtualConnection,
  request: OutboundRequest,
  gone: AbortSignal,
): Promise<DuplexSocket> {
  const { server, toServer, toClient } = connection;
  await toServer.carry();
  const closed = new AbortController();
  const ended = createDeferred<void>();
  const arrived = arrive(request, clock.nowUs(), closed.signal);
  const bytesIn = handshakeSize(request);
  const book = createConnectionBook(clock, server.observe, { ...arrived, bytesIn });
  const pair = createVirtualSocketPair(connection, book, () => {
    book.end(101);
    closed.abort();
    request.signal?.removeEventListener('abort', pair.cut);
    ended.resolve();
  });
  book.sent(handshakeAnswerBytes);
  server.track(arrived.inbound, ended.promise);
  for (const signal of [gone, request.signal]) {
    signal?.addEventListener('abort', pair.cut, { once: true });
  }
  void server
    .accept(arrived.inbound, pair.serverEnd)
    .catch(() => undefined)
    .then(pair.serverEnd.close);
  if (gone.aborted) {
    pair.cut();
  }
  await toClient.carry();
  return pair.clientEnd;
}
