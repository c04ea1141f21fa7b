import type { ChargedCpu } from './process-records.js';

/** CPU time of a process over the window, in microseconds. */
export interface CpuTime {
  /** What the operating system charged the process with. */
  readonly rawUs: number;
  /** What it would have cost to do nothing for as long; null where nobody looked. */
  readonly idleUs: number | null;
  /** What is left of `rawUs` without that: what the trial's work cost. Never below 0. */
  readonly netUs: number;
}

/**
 * Takes the idle baseline from what a process was charged with. Doing nothing costs in proportion to the time: timers,
 * and the watch over the event loop.
 * @param idleShare CPU time of an idle process of that role, as a share of the time that passed; null: not known
 */
export function subtractIdle({ cpuUs, spanUs }: ChargedCpu, idleShare: number | null): CpuTime {
  const idleUs = idleShare === null ? null : Math.round(idleShare * spanUs);
  return { rawUs: cpuUs, idleUs, netUs: Math.max(0, cpuUs - (idleUs ?? 0)) };
}
