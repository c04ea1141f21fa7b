import { z } from 'zod';
import type { InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError, answerJson } from '../../protocol/answers.js';
import { decodeCursor, encodeCursor } from '../../protocol/cursor.js';
import { feedPath, renderFeedPage } from '../../protocol/feed.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceParts, SourceRoutes } from './contract.js';

const querySchema = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).default(100),
});

/** `GET /events?after=<cursor>&limit=<n>`: the change feed. */
export const feed: SourceRoutes = {
  create: (parts) => [
    { method: 'GET', path: feedPath, handle: async (request) => answerPage(parts, request) },
  ],
};

function answerPage({ log, options }: SourceParts, request: InboundRequest): Reply {
  const query = querySchema.safeParse(request.query).data;
  if (query === undefined) {
    return answerError(400, 'limit is not a whole number of at least 1');
  }
  const position = query.after === undefined ? 0 : decodeCursor(query.after);
  if (position === undefined || position > log.length()) {
    return answerError(400, 'after is not a cursor that this feed gave out');
  }
  const limit = Math.min(query.limit, options.feed['max-page']);
  const slice = log.readAfter(requestingConsumer(request), position, limit);
  const page = renderFeedPage({
    envelopesJson: slice.events.map(({ envelopeJson }) => envelopeJson),
    next: encodeCursor(slice.nextPosition),
    hasMore: slice.hasMore,
  });
  return { ...answerJson(200, page), items: slice.events.length };
}
