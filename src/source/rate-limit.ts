export interface RateLimit {
  /**
   * Counts a request of this consumer at `nowUs`, if it is within the limit.
   * @returns 0 when it is, else the microseconds until the next window may begin
   */
  take(consumer: number, nowUs: number): number;
}

interface Window {
  readonly endUs: number;
  taken: number;
}

/**
 * A limit in fixed windows, as GitHub's is, each consumer by itself: a window begins with the first request after
 * the one before it has ended, and lets `requests` pass. What is refused is not counted, so that who waits as long
 * as told is let in.
 */
export function createRateLimit(limit: { readonly requests: number; readonly perUs: number }): RateLimit {
  const windows = new Map<number, Window>();
  return {
    take: (consumer, nowUs) => {
      const last = windows.get(consumer);
      const window =
        last !== undefined && nowUs < last.endUs ? last : { endUs: nowUs + limit.perUs, taken: 0 };
      windows.set(consumer, window);
      if (window.taken >= limit.requests) {
        return window.endUs - nowUs;
      }
      window.taken += 1;
      return 0;
    },
  };
}
