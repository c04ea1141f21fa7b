import type { RandomStream } from '../core/ports/random.js';

/**
 * How long to wait before the next attempt.
 * @param failedAttempts how many attempts have failed so far, at least 1
 * @param schedule gaps, each counted from the preceding failure; each is varied by ± `jitter` (a share), so that
 *   deliveries which failed together do not come back together
 * @returns the gap in microseconds, or undefined when the schedule is used up
 */
export function nextGapUs(
  failedAttempts: number,
  schedule: { readonly gapsUs: readonly number[]; readonly jitter: number },
  random: RandomStream,
): number | undefined {
  const gapUs = schedule.gapsUs[failedAttempts - 1];
  return gapUs === undefined
    ? undefined
    : Math.round(gapUs * (1 + schedule.jitter * (2 * random.unit() - 1)));
}
