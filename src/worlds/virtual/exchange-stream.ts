import { createAsyncQueue } from '../../core/async-queue.js';
import { byteLength } from '../../core/byte-length.js';
import type { Clock } from '../../core/ports/clock.js';
import type { OutboundRequest, Reply, ServerStream } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { arrive, unlessGone } from './arrive.js';
import { type ConnectionBook, createConnectionBook } from './connection-book.js';
import { chunkSize, lastChunkBytes, responseHeadSize } from './http-size.js';
import type { VirtualConnection } from './virtual-connection.js';

/**
 * A request whose answer goes on. The connection is never shared. The receiver books it when it ends: when the
 * handler's chunks do, or when it learns that the client has closed.
 */
export async function exchangeStream(
  clock: Clock,
  connection: VirtualConnection,
  request: OutboundRequest,
  gone: AbortSignal,
): Promise<ServerStream> {
  const { server, toServer, toClient } = connection;
  const closing = new AbortController();
  const ended = AbortSignal.any([closing.signal, gone]);
  await toServer.carry();
  const arrived = arrive(request, clock.nowUs(), ended);
  const book = createConnectionBook(clock, server.observe, arrived);
  const reply = await unlessGone(server.handle(arrived.inbound), ended);
  if (reply === undefined) {
    book.end(null);
    return { status: 0, headers: {}, chunks: createAsyncQueue<string>().values, close: () => undefined };
  }

  const arriving = createAsyncQueue<string>();
  const carry = async (chunk: string): Promise<void> => {
    await toClient.carry();
    arriving.push(chunk);
  };
  const close = () => {
    arriving.end();
    void toServer.carry().then(() => closing.abort());
  };
  const flow = async (): Promise<void> => {
    const failure = await sendReply(reply, book, ended, carry);
    request.signal?.removeEventListener('abort', close);
    await toClient.carry();
    arriving.end(failure);
  };
  request.signal?.addEventListener('abort', close, { once: true });
  server.track(arrived.inbound, flow());
  await toClient.carry();
  const status = reply.kind === 'stream' ? 200 : reply.status;
  return { status, headers: reply.headers ?? {}, chunks: arriving.values, close };
}

/** Sends a reply until it ends or its reader has gone, and books it; what it resolves with has cut it short. */
async function sendReply(
  reply: Reply,
  book: ConnectionBook,
  ended: AbortSignal,
  carry: (chunk: string) => Promise<void>,
): Promise<TransportError | undefined> {
  const headers = reply.headers ?? {};
  if (reply.kind === 'answer') {
    const bodyBytes = byteLength(reply.body ?? '');
    void carry(reply.body ?? '');
    book.end(reply.status, responseHeadSize(reply.status, headers, bodyBytes) + bodyBytes);
    return undefined;
  }
  book.sent(responseHeadSize(200, headers, null));
  try {
    const isWhole = await sendChunks(reply.chunks, book, ended, carry);
    book.end(200, isWhole ? lastChunkBytes : 0);
    return undefined;
  } catch (thrown) {
    book.end(200);
    return new TransportError('cut', 'the stream was cut', { cause: thrown });
  }
}

/** True when the chunks have ended, false when their reader has gone before. */
async function sendChunks(
  iterable: AsyncIterable<string>,
  book: ConnectionBook,
  ended: AbortSignal,
  carry: (chunk: string) => Promise<void>,
): Promise<boolean> {
  const chunks = iterable[Symbol.asyncIterator]();
  for (;;) {
    const next = await unlessGone(chunks.next(), ended);
    if (next === undefined) {
      void chunks.return?.();
      return false;
    }
    if (next.done === true) {
      return true;
    }
    void carry(next.value);
    book.sent(chunkSize(next.value));
  }
}
