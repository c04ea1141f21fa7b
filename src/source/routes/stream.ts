import type { Headers, InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError } from '../../protocol/answers.js';
import {
  eventStreamType,
  lastEventIdHeader,
  renderRetry,
  renderStreamEvent,
  streamHeartbeat,
  streamPath,
} from '../../protocol/event-stream.js';
import { type Follower, followLog, resumePosition } from '../follow-log.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceParts, SourceRoutes } from './contract.js';

/**
 * `GET /stream`: server-sent events, from the beginning or behind `Last-Event-ID`. Without a cursor a stream begins
 * at the beginning, as the feed does: a client whose first connection broke before its first event misses none.
 */
export const stream: SourceRoutes = {
  create: (parts) => [
    { method: 'GET', path: streamPath, query: [], handle: async (request) => answerStream(parts, request) },
  ],
};

const headers: Headers = { 'content-type': eventStreamType, 'cache-control': 'no-store' };

function answerStream(parts: SourceParts, request: InboundRequest): Reply {
  const position = resumePosition(parts.log, request.headers[lastEventIdHeader]);
  if (position === undefined) {
    return answerError(400, `${lastEventIdHeader} is not a cursor that this source gave out`);
  }
  const chunks = renderChunks(parts, {
    consumer: requestingConsumer(request),
    position,
    silenceUs: parts.options.stream.heartbeat,
    signal: AbortSignal.any([request.signal, parts.stopping]),
  });
  return { kind: 'stream', headers, chunks };
}

async function* renderChunks(parts: SourceParts, follower: Follower): AsyncGenerator<string> {
  yield renderRetry(Math.ceil(parts.options.stream.retry / 1_000));
  for await (const news of followLog(parts, follower)) {
    yield news.kind === 'silence'
      ? streamHeartbeat
      : renderStreamEvent({ id: news.cursor, data: news.event.envelopeJson });
  }
}
