import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { belowPrefix, type MountTable } from '../../core/mount-table.js';
import type { ExchangeBook } from './book-exchanges.js';
import { wrapSocket } from './live-socket.js';
import { toInbound } from './to-inbound.js';

/** Serves a socket whose handshake is done, until either side closes it; books it when it has closed. */
export function serveSocket(
  socket: WebSocket,
  request: FastifyRequest,
  mounts: MountTable,
  book: ExchangeBook,
): void {
  const gone = new AbortController();
  const { carried, closed } = book.bookSocket(request);
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      gone.abort();
      closed();
      resolve();
    });
  });
  const inbound = toInbound(request, gone.signal);
  const mount = mounts.find(inbound.path);
  const onSocket = mount?.handlers.onSocket;
  if (mount === undefined || onSocket === undefined) {
    socket.close(1008, 'nothing here takes sockets');
    return;
  }
  void mount.inFlight.track(ended);
  const served = onSocket(belowPrefix(inbound, mount), wrapSocket(socket, carried));
  mount.inFlight.track(served).then(
    () => socket.close(),
    () => socket.close(1011),
  );
}
