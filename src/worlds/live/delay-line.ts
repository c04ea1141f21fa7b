import type { LinkOptions } from '../../core/link-options.js';
import type { RandomStream } from '../../core/ports/random.js';
import { liveClock } from './live-clock.js';

/** Lets things out as late as the link says, in the order in which they entered. */
export interface DelayLine {
  enter(leave: () => void): void;
}

/** The last stretch of a wait, which a timer would overshoot. */
const spinUs = 1_500;

/** @param openUs nothing leaves before this instant plus the link's time */
export function createDelayLine(link: LinkOptions, random: RandomStream, openUs: number): DelayLine {
  const waiting: { readonly dueUs: number; readonly leave: () => void }[] = [];
  let lastDueUs = 0;
  let isWaiting = false;

  const letOut = async (): Promise<void> => {
    isWaiting = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await waitPrecisely(next.dueUs);
      next.leave();
    }
    isWaiting = false;
  };

  return {
    enter: (leave) => {
      const jitterUs = link.jitter === 0 ? 0 : Math.floor(random.unit() * link.jitter);
      const sentUs = Math.max(liveClock.nowUs(), openUs);
      lastDueUs = Math.max(lastDueUs, sentUs + link.latency + jitterUs);
      waiting.push({ dueUs: lastDueUs, leave });
      if (!isWaiting) {
        void letOut();
      }
    },
  };
}

/**
 * A timer for most of the wait, then turns of the event loop: a timer alone is up to a millisecond late. The CPU
 * time that this costs is the link process's, which no strategy is charged with.
 */
async function waitPrecisely(dueUs: number): Promise<void> {
  await liveClock.sleepUntil(dueUs - spinUs);
  while (liveClock.nowUs() < dueUs) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
