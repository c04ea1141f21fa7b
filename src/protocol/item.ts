import { feedPath } from './feed.js';

/** Where one event is fetched by its id; the answer's body is its envelope. */
export const itemPathPattern = `${feedPath}/:id`;

/** The path of one event. */
export function itemPath(eventId: string): string {
  return `${feedPath}/${encodeURIComponent(eventId)}`;
}
