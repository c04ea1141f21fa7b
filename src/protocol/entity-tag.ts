/**
 * A weak entity tag (RFC 9110, section 8.8.3): answers that bear the same one say the same.
 * @param value ASCII without quotes
 */
export function renderWeakTag(value: string): string {
  return `W/"${value}"`;
}

/** Whether an `If-None-Match` header names this tag, by weak comparison (RFC 9110, section 13.1.2). */
export function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const named = (ifNoneMatch ?? '').split(',').map((entry) => entry.trim());
  return named.includes('*') || named.map(opaqueTag).includes(opaqueTag(tag));
}

function opaqueTag(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}
