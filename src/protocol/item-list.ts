import { z } from 'zod';
import { eventEnvelopeSchema } from './envelope.js';

/** Where the whole list stands, the oldest event first; `page` and `per_page` are its query parameters. */
export const itemListPath = '/items';

/** One page of the whole list. */
export const itemPageSchema = z.object({
  items: z.array(eventEnvelopeSchema),
  /** From 1. */
  page: z.int().min(1),
  /** How many pages there were when this one was cut; 0 while there is nothing. */
  pages: z.int().min(0),
  /** How many events there were. */
  total: z.int().min(0),
});

/** The wire form of a page, from envelopes that are JSON already. */
export function renderItemPage(page: {
  readonly envelopesJson: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}): string {
  const { envelopesJson, ...counts } = page;
  return `{"items":[${envelopesJson.join(',')}],${JSON.stringify(counts).slice(1)}`;
}
