import type { Observe } from '../core/observation.js';
import type { Clock } from '../core/ports/clock.js';
import type { Client, OutboundRequest } from '../core/ports/transport.js';
import { requestIdHeader } from '../core/request.js';
import { TransportError } from '../core/transport-error.js';

/** Status by which a WebSocket handshake is answered. */
const switchingProtocols = 101;

/**
 * A client that books what it sends: each request gets an id, which travels in a header, and an entry when it
 * leaves and when it has an answer or has failed. What uses the client notices nothing.
 * @param sender the first part of the ids; unique within a trial
 * @param consumer who sends; null for the source, whose deliveries name their consumer
 */
export function bookRequests(
  client: Client,
  book: {
    readonly sender: string;
    readonly consumer: number | null;
    readonly clock: Clock;
    readonly observe: Observe;
  },
): Client {
  const { clock, observe } = book;
  let sent = 0;

  const booked = async <T>(
    request: OutboundRequest,
    send: (labelled: OutboundRequest) => Promise<T>,
    statusOf: (answer: T) => number,
  ): Promise<T> => {
    sent += 1;
    const requestId = `${book.sender}-${sent}`;
    const { purpose, carries } = request;
    const consumer = carries?.consumer ?? book.consumer;
    const eventIds = carries?.eventIds ?? [];
    const attempt = carries?.attempt ?? 1;
    observe({ kind: 'request-sent', requestId, purpose, consumer, eventIds, attempt, atUs: clock.nowUs() });
    try {
      const answer = await send({
        ...request,
        headers: { ...request.headers, [requestIdHeader]: requestId },
      });
      observe({ kind: 'request-answered', requestId, status: statusOf(answer), atUs: clock.nowUs() });
      return answer;
    } catch (thrown) {
      const cause = thrown instanceof TransportError ? thrown.failure : 'cut';
      observe({ kind: 'request-failed', requestId, cause, atUs: clock.nowUs() });
      throw thrown;
    }
  };

  return {
    request: (request) => booked(request, client.request, ({ status }) => status),
    openStream: (request) => booked(request, client.openStream, ({ status }) => status),
    openSocket: (request) => booked(request, client.openSocket, () => switchingProtocols),
  };
}
