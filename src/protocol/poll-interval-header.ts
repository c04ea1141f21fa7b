/** By it a source asks for polls no closer than so many seconds from start to start, as GitHub's events API does. */
export const pollIntervalHeader = 'x-poll-interval';

/** The interval in microseconds that a header's value asks for; 0 when it is absent or not a number of seconds. */
export function parsePollIntervalUs(value: string | undefined): number {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) * 1_000_000 : 0;
}

/** The header's value: whole seconds, rounded up. */
export function renderPollInterval(intervalUs: number): string {
  return String(Math.ceil(intervalUs / 1_000_000));
}
