import { z } from 'zod';
import type { Headers, InboundRequest, Reply } from '../../core/ports/transport.js';
import { answerError, answerJson } from '../../protocol/answers.js';
import { decodeCursor, encodeCursor } from '../../protocol/cursor.js';
import { namesTag, renderWeakTag } from '../../protocol/entity-tag.js';
import { feedPath, renderFeedPage } from '../../protocol/feed.js';
import { pollIntervalHeader, renderPollInterval } from '../../protocol/poll-interval-header.js';
import type { LogSlice } from '../event-log.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceParts, SourceRoutes } from './contract.js';

const querySchema = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).default(100),
  wait_ms: z.coerce.number().int().min(0).default(0),
});

/**
 * `GET /events?after=<cursor>&limit=<n>&wait_ms=<n>`: the change feed. With `wait_ms` a request behind whose cursor
 * nothing stands is held until something does. With `If-None-Match` a page that the asker knows is answered 304.
 */
export const feed: SourceRoutes = {
  create: (parts) => [
    {
      method: 'GET',
      path: feedPath,
      query: Object.keys(querySchema.shape),
      isPolled: true,
      handle: (request) => answerFeed(parts, request),
    },
  ],
};

async function answerFeed(parts: SourceParts, request: InboundRequest): Promise<Reply> {
  const { feedLog, options } = parts;
  const query = querySchema.safeParse(request.query).data;
  if (query === undefined) {
    return answerError(400, 'limit and wait_ms are whole numbers, limit of at least 1');
  }
  const position = query.after === undefined ? 0 : decodeCursor(query.after);
  if (position === undefined || position > feedLog.endPosition()) {
    return answerError(400, 'after is not a cursor that this feed gave out');
  }
  const consumer = requestingConsumer(request);
  const waitUs = Math.min(query.wait_ms * 1_000, options.feed['max-wait']);
  await untilNewsOrOver(parts, { consumer, position, waitUs }, request.signal);
  const limit = Math.min(query.limit, options.feed['max-page']);
  return answerSlice(parts, request, feedLog.readAfter(consumer, position, limit));
}

/** Resolves when there is news behind the position, the wait is over, or the asker has gone. */
async function untilNewsOrOver(
  { clock, feedLog }: SourceParts,
  asked: { readonly consumer: number; readonly position: number; readonly waitUs: number },
  gone: AbortSignal,
): Promise<void> {
  if (asked.waitUs === 0) {
    return;
  }
  const over = new AbortController();
  const ended = AbortSignal.any([over.signal, gone]);
  void clock.sleepUntil(clock.nowUs() + asked.waitUs, ended).then(() => over.abort());
  await feedLog.untilNewer(asked.consumer, asked.position, ended);
  over.abort();
}

/**
 * The tag names where the page ends, which is where its `next` points: it changes exactly when there is news for
 * the asker. It is weak, because pages that end alike say the same to who hands back the cursor, byte for byte
 * or not.
 */
function answerSlice({ options }: SourceParts, request: InboundRequest, slice: LogSlice): Reply {
  const next = encodeCursor(slice.nextPosition);
  const tag = renderWeakTag(slice.hasMore ? `${next}+` : next);
  const headers: Headers = { etag: tag, ...askForInterval(options.feed['poll-interval']) };
  if (namesTag(request.headers['if-none-match'], tag)) {
    return { kind: 'answer', status: 304, headers, items: 0 };
  }
  const envelopesJson = slice.events.map(({ envelopeJson }) => envelopeJson);
  const page = answerJson(200, renderFeedPage({ envelopesJson, next, hasMore: slice.hasMore }));
  return { ...page, headers: { ...page.headers, ...headers }, items: slice.events.length };
}

function askForInterval(intervalUs: number): Headers {
  return intervalUs === 0 ? {} : { [pollIntervalHeader]: renderPollInterval(intervalUs) };
}
