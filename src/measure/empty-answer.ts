/**
 * How an answer to a poll counts that brought no event: `empty`, or `not-modified` where the source said so by its
 * status alone. Null for one that brought events, for a failure, and for no answer.
 * @param items events that the answer carried; null where it is not a feed's
 */
export function classifyEmptyAnswer(
  status: number | null,
  items: number | null,
): 'empty' | 'not-modified' | null {
  if (status === 304) {
    return 'not-modified';
  }
  return status === 200 && items === 0 ? 'empty' : null;
}
