import type { DuplexSocket, InboundRequest } from '../../core/ports/transport.js';
import {
  renderSocketError,
  renderSocketEvent,
  socketHeartbeat,
  socketPath,
} from '../../protocol/event-socket.js';
import { followLog, resumePosition } from '../follow-log.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceParts, SourceRoutes } from './contract.js';

/**
 * `/socket?after=<cursor>`: a WebSocket that says each event with its cursor, from the beginning or behind `after`.
 * Each message leaves before the next one is taken from the log.
 */
export const socket: SourceRoutes = {
  create: (parts) => [
    {
      method: 'SOCKET',
      path: socketPath,
      query: ['after'],
      accept: (request, duplex) => sayEvents(parts, request, duplex),
    },
  ],
};

async function sayEvents(parts: SourceParts, request: InboundRequest, duplex: DuplexSocket): Promise<void> {
  const position = resumePosition(parts.log, request.query['after']);
  if (position === undefined) {
    await duplex.send(renderSocketError('after is not a cursor that this source gave out'));
    return;
  }
  await duplex.send(socketHeartbeat);
  const following = followLog(parts, {
    consumer: requestingConsumer(request),
    position,
    silenceUs: parts.options.stream.heartbeat,
    signal: AbortSignal.any([request.signal, parts.stopping]),
  });
  for await (const news of following) {
    await duplex.send(
      news.kind === 'silence' ? socketHeartbeat : renderSocketEvent(news.cursor, news.event.envelopeJson),
    );
  }
}
