/** What a duration among a strategy's options is for. */
export type DurationRole =
  /** It asks that often; an event waits for the next time. */
  | 'interval'
  /** The interval varies: its shortest and its longest. */
  | 'shortest-interval'
  | 'longest-interval'
  /** A request is held that long when nothing happens, and followed by the next. */
  | 'hold'
  /** An event waits that long for others. */
  | 'linger'
  /** Something is given up after that time. */
  | 'time-out'
  /** It waits that long after a failure. */
  | 'recovery';

/** Roles by the name of the option, which means the same in every strategy; a test holds that all have one. */
export const durationRoles: ReadonlyMap<string, DurationRole> = new Map([
  ['every', 'interval'],
  ['min', 'shortest-interval'],
  ['max', 'longest-interval'],
  ['hold', 'hold'],
  ['linger', 'linger'],
  ['timeout', 'time-out'],
  ['idle-timeout', 'time-out'],
  ['retry-min', 'recovery'],
  ['retry-max', 'recovery'],
  ['reconnect-min', 'recovery'],
  ['reconnect-max', 'recovery'],
]);

/** Whether the strategy sends requests that far apart, at its fastest. */
export function spacesRequests(role: DurationRole | undefined): boolean {
  return role === 'interval' || role === 'shortest-interval' || role === 'hold';
}

/** Whether events wait that long by design. */
export function delaysEvents(role: DurationRole | undefined): boolean {
  return role === 'interval' || role === 'longest-interval' || role === 'linger';
}
