import { z } from 'zod';
import type { InboundRequest, Reply } from '../core/ports/transport.js';
import { answerError, answerJson } from '../protocol/answers.js';
import { consumerHeader } from '../protocol/consumer-header.js';
import { decodeCursor, encodeCursor } from '../protocol/cursor.js';
import { feedPath, renderFeedPage } from '../protocol/feed.js';
import type { EventLog } from './event-log.js';
import type { Route } from './routing.js';

const querySchema = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).default(100),
});

/** The consumer that asks; index 0 when it does not say. */
export function consumerOf(request: InboundRequest): number {
  const text = request.headers[consumerHeader] ?? '0';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** `GET /events?after=<cursor>&limit=<n>`: the change feed. */
export function createFeedRoute(log: EventLog, options: { readonly maxPage: number }): Route {
  const handle = async (request: InboundRequest): Promise<Reply> => {
    const query = querySchema.safeParse(request.query).data;
    if (query === undefined) {
      return answerError(400, 'limit is not a whole number of at least 1');
    }
    const position = query.after === undefined ? 0 : decodeCursor(query.after);
    if (position === undefined || position > log.length()) {
      return answerError(400, 'after is not a cursor that this feed gave out');
    }
    const slice = log.readAfter(consumerOf(request), position, Math.min(query.limit, options.maxPage));
    const page = renderFeedPage({
      envelopesJson: slice.events.map(({ envelopeJson }) => envelopeJson),
      next: encodeCursor(slice.nextPosition),
      hasMore: slice.hasMore,
    });
    return { ...answerJson(200, page), items: slice.events.length };
  };
  return { method: 'GET', path: feedPath, handle };
}
