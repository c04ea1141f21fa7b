import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Observe } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';

const loopDelayResolutionMs = 20;

/**
 * Books what the operating system charges this process with at both ends of the measured window: user and system
 * time as `process.cpuUsage` tells them.
 */
export function watchResources(
  startUs: number,
  window: { readonly warmUpUs: number; readonly durationUs: number },
  observe: Observe,
): void {
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
    await liveClock.sleepUntil(startUs + window.warmUpUs);
    loopDelay.enable();
    mark('window-start');
    await liveClock.sleepUntil(startUs + window.warmUpUs + window.durationUs);
    mark('window-end');
    loopDelay.disable();
  };
  void watch();
}
