import type { RequestPurpose } from '../../core/request.js';
import { TransportError } from '../../core/transport-error.js';
import { consumerHeader } from '../../protocol/consumer-header.js';
import { parseJson } from '../../protocol/envelope.js';
import { type FeedPage, feedPageSchema, feedPath } from '../../protocol/feed.js';
import type { ConsumerContext } from '../contract.js';

export interface FeedReaderOptions {
  readonly purpose: RequestPurpose;
  /** Most events asked for in one request. */
  readonly limit: number;
  readonly timeoutUs: number;
}

export interface FeedReader {
  /**
   * Reads everything that is visible now and hands it over, page by page. The cursor moves, and is stored, only
   * after a page was handed over: a failure costs a repetition, never an event. A failed request ends the read;
   * the next one goes on from the same cursor.
   */
  readAll(): Promise<void>;
}

const cursorKey = 'cursor';

/** A reader that goes on where the consumer's stored cursor stands, or at the feed's beginning. */
export async function createFeedReader(
  context: ConsumerContext,
  options: FeedReaderOptions,
): Promise<FeedReader> {
  let cursor = await context.storage.read(cursorKey);
  const readPage = async (): Promise<FeedPage | undefined> => {
    const after = cursor === undefined ? '' : `&after=${encodeURIComponent(cursor)}`;
    const response = await context.transport.request({
      method: 'GET',
      url: `${context.sourceUrl}${feedPath}?limit=${options.limit}${after}`,
      headers: { [consumerHeader]: String(context.consumer) },
      purpose: options.purpose,
      timeoutUs: options.timeoutUs,
      signal: context.signal,
    });
    return response.status === 200 ? feedPageSchema.safeParse(parseJson(response.body)).data : undefined;
  };
  const readAll = async (): Promise<void> => {
    for (let more = true; more; ) {
      const page = await readPage();
      for (const event of page?.events ?? []) {
        context.deliver(event);
      }
      if (page !== undefined && page.next !== cursor) {
        cursor = page.next;
        await context.storage.write(cursorKey, cursor);
      }
      more = page?.has_more === true && page.events.length > 0;
    }
  };
  return { readAll: () => readAll().catch(ignoreTransportError) };
}

/** The transport has booked the failure already; a poller's answer to it is its next poll. */
function ignoreTransportError(thrown: unknown): void {
  if (!(thrown instanceof TransportError)) {
    throw thrown;
  }
}
