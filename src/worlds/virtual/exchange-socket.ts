import type { Clock } from '../../core/ports/clock.js';
import type { DuplexSocket, OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { arrive } from './arrive.js';
import type { VirtualConnection } from './virtual-connection.js';
import { createVirtualSocketPair } from './virtual-socket-pair.js';

/** Opens a socket over one connection; the receiver books it when the socket closes. */
export async function exchangeSocket(
  clock: Clock,
  connection: VirtualConnection,
  request: OutboundRequest,
  gone: AbortSignal,
): Promise<DuplexSocket> {
  const { server, toServer, toClient } = connection;
  await toServer.carry();
  const closed = new AbortController();
  const ended = AbortSignal.any([closed.signal, gone]);
  const { inbound, requestId, receivedUs, bytesIn } = arrive(request, clock.nowUs(), ended);
  const book = (status: number, sent: { readonly toServer: number; readonly toClient: number }) =>
    server.observe({
      kind: 'request-received',
      requestId,
      receivedUs,
      atUs: clock.nowUs(),
      status,
      items: null,
      bytesIn: bytesIn + sent.toServer,
      bytesOut: sent.toClient,
    });
  const serve = server.accept(inbound);
  if (serve === undefined) {
    book(404, { toServer: 0, toClient: 0 });
    await toClient.carry();
    throw new TransportError('refused', `${request.url} takes no sockets`);
  }
  const pair = createVirtualSocketPair(connection, () => {
    book(101, pair.sentBytes());
    closed.abort();
  });
  void serve(pair.serverEnd)
    .catch(() => undefined)
    .finally(pair.serverEnd.close);
  await toClient.carry();
  return pair.clientEnd;
}
