import type { Clock } from '../../core/ports/clock.js';

/** A look in virtual time costs as much as one in real time, however long the wait. */
const mostLooks = 10_000;
const shortestStepUs = 2_000;

/**
 * Waits on this clock until something is so.
 * @param what told when it does not become so
 * @param patienceUs bounds what hangs; nothing that is merely slow should come near it
 */
export async function until(
  clock: Clock,
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patienceUs: number,
): Promise<void> {
  const deadlineUs = clock.nowUs() + patienceUs;
  const stepUs = Math.max(shortestStepUs, Math.floor(patienceUs / mostLooks));
  while (!(await isSo())) {
    if (clock.nowUs() >= deadlineUs) {
      throw new Error(`not so after ${patienceUs / 1_000_000} s: ${what}`);
    }
    await clock.sleepUntil(clock.nowUs() + stepUs);
  }
}
