import type { Observe } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { watchLoopDelay } from './watch-loop-delay.js';

/** So early an end is an interruption: a whole trial is stopped at the window's end or later. */
const earlyUs = 50_000;

export interface ResourceWatch {
  /** Resolves when the mark of the window's end is booked; at once when the trial was interrupted before it. */
  end(): Promise<void>;
}

/**
 * Books what the operating system charges this process with at both ends of the measured window: user and system
 * time as `process.cpuUsage` tells them; and how late its event loop was in between.
 */
export function watchResources(
  startUs: number,
  window: { readonly warmUpUs: number; readonly durationUs: number },
  observe: Observe,
): ResourceWatch {
  const fromUs = startUs + window.warmUpUs;
  const untilUs = fromUs + window.durationUs;
  const interruption = new AbortController();
  const loopDelay = watchLoopDelay(liveClock, { fromUs, untilUs });
  const mark = (name: 'window-start' | 'window-end', loopDelayP99Us: number): void => {
    const { user, system } = process.cpuUsage();
    observe({
      kind: 'resources',
      mark: name,
      cpuUs: user + system,
      residentBytes: process.memoryUsage.rss(),
      loopDelayP99Us,
      atUs: liveClock.nowUs(),
    });
  };
  const watch = async (): Promise<void> => {
    await liveClock.sleepUntil(fromUs, interruption.signal);
    if (!interruption.signal.aborted) {
      mark('window-start', 0);
      await liveClock.sleepUntil(untilUs, interruption.signal);
    }
    const loopDelayP99Us = loopDelay.end();
    if (!interruption.signal.aborted) {
      mark('window-end', loopDelayP99Us);
    }
  };
  const watched = watch();
  return {
    end: () => {
      if (liveClock.nowUs() < untilUs - earlyUs) {
        interruption.abort();
      }
      return watched;
    },
  };
}
