import type { Headers, HttpResponse } from '../../core/ports/transport.js';
import type { RequestPurpose } from '../../core/request.js';
import { type EventEnvelope, parseJson } from '../../protocol/envelope.js';
import { type FeedPage, feedPageSchema, feedPath } from '../../protocol/feed.js';
import type { ConsumerContext } from '../contract.js';
import { askSource } from './ask-source.js';

export interface FeedReaderOptions {
  readonly purpose: RequestPurpose;
  /** Most events asked for in one request. */
  readonly limit: number;
  readonly timeoutUs: number;
  /** How long the source is asked to hold a request that finds nothing; not at all by default. */
  readonly holdMs?: number;
  /** Asks with `If-None-Match`, so that what is known already comes without a body. Off by default. */
  readonly isConditional?: boolean;
  /** Ends a request under way; by default only the end of the trial does. */
  readonly signal?: AbortSignal;
  /** Takes each event instead of the consumer, which by default is handed all of them. */
  readonly take?: (event: EventEnvelope) => void;
}

/** How a read went. */
export interface FeedReading {
  /** `failed`: the last request had no answer, or one that was no page; what came before was handed over. */
  readonly state: 'complete' | 'failed';
  /** Events handed over. */
  readonly events: number;
  /** Those of the last answer; none without one. */
  readonly headers: Headers;
}

export interface FeedReader {
  /**
   * Reads everything that is visible now and hands it over, page by page. The cursor moves, and is stored, only
   * after a page was handed over: a failure costs a repetition, never an event. A failed request ends the read;
   * the next one goes on from the same cursor.
   */
  readAll(): Promise<FeedReading>;
}

const cursorKey = 'cursor';

/** A reader that goes on where the consumer's stored cursor stands, or at the feed's beginning. */
export async function createFeedReader(
  context: ConsumerContext,
  options: FeedReaderOptions,
): Promise<FeedReader> {
  const { purpose, timeoutUs, signal = context.signal, take: takeEvent = context.deliver } = options;
  let cursor = await context.storage.read(cursorKey);
  let tag: string | undefined;

  const ask = (): Promise<HttpResponse | undefined> =>
    askSource(context, {
      ...{ purpose, timeoutUs, signal },
      path: `${feedPath}?${feedQuery(options, cursor)}`,
      headers: options.isConditional === true && tag !== undefined ? { 'if-none-match': tag } : {},
    });

  const take = async (page: FeedPage, headers: Headers): Promise<void> => {
    for (const event of page.events) {
      takeEvent(event);
    }
    tag = headers['etag'];
    if (page.next !== cursor) {
      cursor = page.next;
      await context.storage.write(cursorKey, cursor);
    }
  };

  const readPage = async (): Promise<{ readonly reading: FeedReading; readonly hasMore: boolean }> => {
    const { status, headers, body } = (await ask()) ?? noAnswer;
    const page = status === 200 ? feedPageSchema.safeParse(parseJson(body)).data : undefined;
    if (page === undefined) {
      const state = status === 304 ? 'complete' : 'failed';
      return { reading: { state, events: 0, headers }, hasMore: false };
    }
    await take(page, headers);
    const events = page.events.length;
    return { reading: { state: 'complete', events, headers }, hasMore: page.has_more && events > 0 };
  };

  return {
    readAll: async () => {
      for (let before = 0; ; ) {
        const { reading, hasMore } = await readPage();
        if (!hasMore) {
          return { ...reading, events: before + reading.events };
        }
        before += reading.events;
      }
    },
  };
}

const noAnswer: HttpResponse = { status: 0, headers: {}, body: '' };

function feedQuery({ limit, holdMs }: FeedReaderOptions, cursor: string | undefined): URLSearchParams {
  return new URLSearchParams({
    limit: String(limit),
    ...(cursor === undefined ? {} : { after: cursor }),
    ...(holdMs === undefined ? {} : { wait_ms: String(holdMs) }),
  });
}
