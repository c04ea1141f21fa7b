import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Observe } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';

/** Coarse, since the monitor itself costs CPU time that is charged to the strategy. */
const loopDelayResolutionMs = 100;

/** So early an end is an interruption: a whole trial is stopped at the window's end or later. */
const earlyUs = 50_000;

export interface ResourceWatch {
  /** Resolves when the mark of the window's end is booked; at once when the trial was interrupted before it. */
  end(): Promise<void>;
}

/**
 * Books what the operating system charges this process with at both ends of the measured window: user and system
 * time as `process.cpuUsage` tells them.
 */
export function watchResources(
  startUs: number,
  window: { readonly warmUpUs: number; readonly durationUs: number },
  observe: Observe,
): ResourceWatch {
  const fromUs = startUs + window.warmUpUs;
  const untilUs = fromUs + window.durationUs;
  const interruption = new AbortController();
  const loopDelay = monitorEventLoopDelay({ resolution: loopDelayResolutionMs });
  const mark = (name: 'window-start' | 'window-end'): void => {
    const { user, system } = process.cpuUsage();
    observe({
      kind: 'resources',
      mark: name,
      cpuUs: user + system,
      residentBytes: process.memoryUsage.rss(),
      loopDelayP99Us: loopDelay.count === 0 ? 0 : Math.max(0, Math.round(loopDelay.percentile(99) / 1_000)),
      atUs: liveClock.nowUs(),
    });
    loopDelay.reset();
  };
  const watch = async (): Promise<void> => {
    await liveClock.sleepUntil(fromUs, interruption.signal);
    if (interruption.signal.aborted) {
      return;
    }
    loopDelay.enable();
    mark('window-start');
    await liveClock.sleepUntil(untilUs, interruption.signal);
    if (!interruption.signal.aborted) {
      mark('window-end');
    }
    loopDelay.disable();
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
