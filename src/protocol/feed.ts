import { z } from 'zod';
import { eventEnvelopeSchema } from './envelope.js';

/** Where the change feed stands; `after` and `limit` are its query parameters. */
export const feedPath = '/events';

/** One answer of the change feed. */
export const feedPageSchema = z.object({
  events: z.array(eventEnvelopeSchema),
  /** The cursor behind the last event of this page; hand it back as `after`. */
  next: z.string(),
  /** Whether more events were visible when this page was cut. */
  has_more: z.boolean(),
});

export type FeedPage = z.infer<typeof feedPageSchema>;

/** The wire form of a page, from envelopes that are JSON already. */
export function renderFeedPage(page: {
  readonly envelopesJson: readonly string[];
  readonly next: string;
  readonly hasMore: boolean;
}): string {
  return `{"events":[${page.envelopesJson.join(',')}],"next":${JSON.stringify(page.next)},"has_more":${page.hasMore}}`;
}
