/**
 * A cursor names a position in the feed: everything up to it has been read. Consumers treat it as opaque and
 * hand it back unchanged; only the source looks inside.
 */
const prefix = 'feed:';

/** The cursor behind the first `position` events that became visible. */
export function encodeCursor(position: number): string {
  return btoa(`${prefix}${position}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The position that a cursor names, or undefined when the source never gave it out. */
export function decodeCursor(cursor: string): number | undefined {
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const digits = text.startsWith(prefix) ? text.slice(prefix.length) : '';
    return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
  } catch {
    return undefined;
  }
}
