import type { Clock } from '../../core/ports/clock.js';

/** setTimeout's largest delay; a longer one would fire at once. */
const longestTimerMs = 2_147_483_647;

/**
 * The machine's monotonic clock: `process.hrtime`, which all processes of one machine read alike. A timer may fire
 * up to a millisecond early, so the clock is read again after each wake-up. Waiting never spins: the CPU time that
 * it would cost would be charged to the strategy.
 */
export const liveClock: Clock = {
  nowUs: () => Number(process.hrtime.bigint() / 1_000n),
  unixMs: () => Date.now(),
  sleepUntil: async (atUs, signal) => {
    for (let leftUs = atUs - liveClock.nowUs(); leftUs > 0; leftUs = atUs - liveClock.nowUs()) {
      if (signal?.aborted === true) {
        return;
      }
      await sleepMs(Math.min(Math.ceil(leftUs / 1_000), longestTimerMs), signal);
    }
  },
};

function sleepMs(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal?.addEventListener('abort', end, { once: true });
  });
}
