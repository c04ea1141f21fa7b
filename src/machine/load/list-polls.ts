/** One poll of a poller that has read everything up to its last one. */
export interface ReplayedPoll {
  /** How many events it has read before. */
  readonly position: number;
  /** How many it finds. */
  readonly found: number;
}

/**
 * The polls that a poller with this interval would make over a trace, each with what it would find: the same mixture
 * of empty answers and of full ones.
 * @param offsetsUs when the poller's events occur, ascending
 * @param most as many polls at most; at least one
 */
export function listPolls(offsetsUs: readonly number[], intervalUs: number, most: number): ReplayedPoll[] {
  const polls: ReplayedPoll[] = [];
  let position = 0;
  for (let pollUs = intervalUs; polls.length < most; pollUs += intervalUs) {
    let end = position;
    while (end < offsetsUs.length && (offsetsUs[end] ?? 0) <= pollUs) {
      end += 1;
    }
    polls.push({ position, found: end - position });
    position = end;
    if (position === offsetsUs.length) {
      break;
    }
  }
  return polls;
}
