import { z } from 'zod';
import type { InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError, answerJson } from '../../protocol/answers.js';
import { itemListPath, renderItemPage } from '../../protocol/item-list.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceParts, SourceRoutes } from './contract.js';

const querySchema = z.object({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).default(100),
});

/**
 * `GET /items?page=<n>&per_page=<n>`: everything that the asking consumer may see, in the order in which it became
 * visible. What is new stands at the end, so nothing shifts from page to page while they are read.
 */
export const list: SourceRoutes = {
  create: (parts) => [
    {
      method: 'GET',
      path: itemListPath,
      query: Object.keys(querySchema.shape),
      isPolled: true,
      handle: async (request) => answerPage(parts, request),
    },
  ],
};

function answerPage({ log, options }: SourceParts, request: InboundRequest): Reply {
  const query = querySchema.safeParse(request.query).data;
  if (query === undefined) {
    return answerError(400, 'page and per_page are whole numbers of at least 1');
  }
  const consumer = requestingConsumer(request);
  const perPage = Math.min(query.per_page, options.feed['max-page']);
  const { count: total } = log.latest(consumer);
  const events = log.list(consumer, (query.page - 1) * perPage, perPage);
  const body = renderItemPage({
    envelopesJson: events.map(({ envelopeJson }) => envelopeJson),
    page: query.page,
    pages: Math.ceil(total / perPage),
    total,
  });
  return { ...answerJson(200, body), items: events.length };
}
