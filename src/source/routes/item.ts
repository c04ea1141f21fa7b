import type { InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError, answerJson } from '../../protocol/answers.js';
import { itemPathPattern } from '../../protocol/item.js';
import type { EventLog } from '../event-log.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceRoutes } from './contract.js';

/** `GET /events/:id`: one event by its id; 404 unless it is visible and the asking consumer's own. */
export const item: SourceRoutes = {
  create: ({ log }) => [
    {
      method: 'GET',
      path: itemPathPattern,
      query: [],
      isPolled: true,
      handle: async (request, { id = '' }) => answerItem(log, request, id),
    },
  ],
};

function answerItem(log: EventLog, request: InboundRequest, encodedId: string): Reply {
  const id = decodeSegment(encodedId);
  const event = id === undefined ? undefined : log.find(requestingConsumer(request), id);
  return event === undefined
    ? answerError(404, `no event ${encodedId} for this consumer`)
    : answerJson(200, event.envelopeJson);
}

/** The text that a path's segment encodes, or undefined when it encodes none. */
function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
