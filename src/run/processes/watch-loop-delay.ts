import type { Clock } from '../../core/ports/clock.js';
import { nearestRank } from '../../measure/nearest-rank.js';

/**
 * How often it is looked at. Each look costs about 0.1 ms of CPU time, which is charged to the strategy, so looks are
 * few; 97 is a prime, so that they march in step with no schedule of round numbers.
 */
const everyUs = 97_000;

export interface LoopDelayWatch {
  /** Ends the watch. @returns the 99th percentile in microseconds, nearest rank; 0 where the window is empty */
  end(): number;
}

/**
 * Watches how late this process does what is due at an instant of the window, whatever the instant: the delay of its
 * event loop, and up to 1.1 ms that timers of whole milliseconds add.
 *
 * Node's `monitorEventLoopDelay` is not enough. What it records holds its own interval, and a stall counts once, however
 * long it lasts: one of 1.4 s in 12 s is 1 of 102 values, and p99 does not show it. Here each instant of the grid that
 * went by in a stall counts with the delay that it met (no coordinated omission).
 */
export function watchLoopDelay(
  clock: Pick<Clock, 'nowUs' | 'sleepUntil'>,
  { fromUs, untilUs }: { readonly fromUs: number; readonly untilUs: number },
): LoopDelayWatch {
  const ending = new AbortController();
  const delaysUs: number[] = [];
  let dueUs = fromUs;
  const takeDue = (): void => {
    const nowUs = clock.nowUs();
    for (; dueUs < untilUs && dueUs <= nowUs; dueUs += everyUs) {
      delaysUs.push(nowUs - dueUs);
    }
  };
  const watch = async (): Promise<void> => {
    while (dueUs < untilUs && !ending.signal.aborted) {
      await clock.sleepUntil(dueUs, ending.signal);
      takeDue();
    }
  };
  void watch();
  return {
    end: () => {
      ending.abort();
      takeDue();
      return nearestRank(delaysUs, 0.99) ?? 0;
    },
  };
}
