import { createAsyncQueue } from '../../core/async-queue.js';
import type { Clock } from '../../core/ports/clock.js';
import type { OutboundRequest, Reply, ServerStream } from '../../core/ports/transport.js';
import { arrive, unlessGone } from './arrive.js';
import { byteLength, chunkSize, responseHeadSize } from './http-size.js';
import type { VirtualConnection } from './virtual-connection.js';

/**
 * A request whose answer goes on. The connection is never shared. The receiver books it when it ends: when the
 * handler's chunks do, or when the client closes.
 */
export async function exchangeStream(
  clock: Clock,
  connection: VirtualConnection,
  request: OutboundRequest,
  gone: AbortSignal,
): Promise<ServerStream> {
  const closing = new AbortController();
  const ended = AbortSignal.any([closing.signal, gone]);
  await connection.toServer.carry();
  const { inbound, requestId, receivedUs, bytesIn } = arrive(request, clock.nowUs(), ended);
  const reply = await unlessGone(connection.server.handle(inbound), ended);
  const book = (status: number | null, bytesOut: number) =>
    connection.server.observe({
      kind: 'request-received',
      requestId,
      receivedUs,
      atUs: clock.nowUs(),
      status,
      items: null,
      bytesIn,
      bytesOut,
    });
  if (reply === undefined) {
    book(null, 0);
    return { status: 0, headers: {}, chunks: emptyChunks(), close: () => undefined };
  }
  const status = reply.kind === 'stream' ? 200 : reply.status;
  const arriving = createAsyncQueue<string>();
  const flow = sendChunks(reply, ended, async (chunk) => {
    await connection.toClient.carry();
    arriving.push(chunk);
  });
  void flow.then(async (bytesOut) => {
    book(status, bytesOut);
    await connection.toClient.carry();
    arriving.end();
  });
  await connection.toClient.carry();
  const close = () => {
    closing.abort();
    arriving.end();
  };
  return { status, headers: reply.headers ?? {}, chunks: arriving.values, close };
}

/** Sends a reply's chunks until they end or the client has gone; returns the bytes that left. */
async function sendChunks(
  reply: Reply,
  ended: AbortSignal,
  carry: (chunk: string) => Promise<void>,
): Promise<number> {
  if (reply.kind === 'answer') {
    const bodyBytes = byteLength(reply.body ?? '');
    void carry(reply.body ?? '');
    return responseHeadSize(reply.status, reply.headers ?? {}, bodyBytes) + bodyBytes;
  }
  let bytes = responseHeadSize(200, reply.headers ?? {}, null);
  const chunks = reply.chunks[Symbol.asyncIterator]();
  for (;;) {
    const next = await unlessGone(chunks.next(), ended);
    if (next === undefined || next.done === true) {
      void chunks.return?.();
      return bytes;
    }
    bytes += chunkSize(next.value);
    void carry(next.value);
  }
}

async function* emptyChunks(): AsyncGenerator<string> {
  // Nothing arrives on a stream that its client gave up before it began.
}
