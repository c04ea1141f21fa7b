import { consumerHeader } from '../../protocol/consumer-header.js';
import { encodeCursor } from '../../protocol/cursor.js';
import { feedPath } from '../../protocol/feed.js';
import { listPolls } from './list-polls.js';
import type { Load } from './messages.js';

/** Enough for the mixture of answers to be the scenario's. */
const mostPolls = 1_000;
/** What a poller asks for when it knows nothing of what is there. */
const usualLimit = 100;

/**
 * Polls of consumer 0 against a feed that holds all of its events: each asks behind the cursor of a real poll, and for
 * as many events as that would have found. A poll that would have found none asks behind the feed's end.
 * @param offsetsUs when the feed's events occur, ascending
 */
export function createPollLoad(origin: string, offsetsUs: readonly number[], intervalUs: number): Load {
  const paths = listPolls(offsetsUs, intervalUs, mostPolls).map(({ position, found }) => {
    const after = encodeCursor(found === 0 ? offsetsUs.length : position);
    const query = new URLSearchParams({ limit: String(found === 0 ? usualLimit : found), after });
    return `${feedPath}?${query}`;
  });
  return { kind: 'polls', origin, paths, headers: { [consumerHeader]: '0' } };
}
