import { byteLength } from '../../core/byte-length.js';
import type { Clock } from '../../core/ports/clock.js';
import type { HttpResponse, OutboundRequest, Reply } from '../../core/ports/transport.js';
import { arrive, unlessGone } from './arrive.js';
import { chunkSize, lastChunkBytes, responseHeadSize } from './http-size.js';
import type { VirtualConnection } from './virtual-connection.js';

/** A whole answer: what the receiver books, and what the sender gets. */
interface WholeAnswer {
  readonly response: HttpResponse;
  readonly items: number | null;
  readonly bytes: number;
}

/** One request and its answer over a connection; the receiver books it when the answer leaves. */
export async function exchangeMessages(
  clock: Clock,
  connection: VirtualConnection,
  request: OutboundRequest,
  gone: AbortSignal,
): Promise<HttpResponse> {
  await connection.toServer.carry();
  const { inbound, requestId, receivedUs, bytesIn } = arrive(request, clock.nowUs(), gone);
  const answer = await unlessGone(connection.server.handle(inbound).then(readWhole), gone);
  connection.server.observe({
    kind: 'request-received',
    requestId,
    receivedUs,
    atUs: clock.nowUs(),
    status: answer?.response.status ?? null,
    items: answer?.items ?? null,
    bytesIn,
    bytesOut: answer?.bytes ?? 0,
  });
  await connection.toClient.carry();
  return answer?.response ?? { status: 0, headers: {}, body: '' };
}

async function readWhole(reply: Reply): Promise<WholeAnswer> {
  const headers = reply.headers ?? {};
  switch (reply.kind) {
    case 'answer': {
      const body = reply.body ?? '';
      const bodyBytes = byteLength(body);
      return {
        response: { status: reply.status, headers, body },
        items: reply.items ?? null,
        bytes: responseHeadSize(reply.status, headers, bodyBytes) + bodyBytes,
      };
    }
    case 'stream': {
      let body = '';
      let bytes = responseHeadSize(200, headers, null) + lastChunkBytes;
      for await (const chunk of reply.chunks) {
        body += chunk;
        bytes += chunkSize(chunk);
      }
      return { response: { status: 200, headers, body }, items: null, bytes };
    }
    default:
      return reply satisfies never;
  }
}
