import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

export interface BusyShares {
  /** Share of the time in which this process's event loop was busy. */
  readonly ownLoop: number;
  /** Share of all processors' time that was not idle; other programs of the machine included. */
  readonly machine: number;
}

/** Watches how busy this process and the machine are from now on. @returns ends the watch, and tells */
export function watchBusyShares(): () => BusyShares {
  const loop = performance.eventLoopUtilization();
  const before = sumTimes();
  return () => {
    const after = sumTimes();
    const totalMs = after.totalMs - before.totalMs;
    return {
      ownLoop: performance.eventLoopUtilization(loop).utilization,
      machine: totalMs <= 0 ? 0 : 1 - (after.idleMs - before.idleMs) / totalMs,
    };
  };
}

function sumTimes(): { readonly idleMs: number; readonly totalMs: number } {
  const times = cpus().map((processor) => processor.times);
  return {
    idleMs: times.reduce((sum, { idle }) => sum + idle, 0),
    totalMs: times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0),
  };
}
