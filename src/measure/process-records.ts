import type { Observation } from '../core/observation.js';

/** What a side notes about its own process rather than about events or requests. */
export interface ProcessRecords {
  take(observation: Extract<Observation, { kind: 'connection-opened' | 'resources' | 'idle' }>): void;
  connectionsOpened(): number;
  /** CPU time between the two marks of the window; null unless both were written. */
  cpu(): CpuTime | null;
  /** 99th percentile of the event loop’s delay over the window, in microseconds; null unless its end was marked. */
  loopDelayP99Us(): number | null;
}

/** In microseconds. */
export interface CpuTime {
  /** What the operating system charged the process with. */
  readonly rawUs: number;
  /** What it would have cost to do nothing for as long; null where nobody looked. */
  readonly idleUs: number | null;
  /** What is left of `rawUs` without that: what the trial's work cost. Never below 0. */
  readonly netUs: number;
}

type Mark = Extract<Observation, { kind: 'resources' }>;
type IdleLook = Extract<Observation, { kind: 'idle' }>;

/** Empty records of one process. */
export function createProcessRecords(): ProcessRecords {
  let connectionsOpened = 0;
  let start: Mark | null = null;
  let end: Mark | null = null;
  let idle: IdleLook | null = null;
  return {
    take: (observation) => {
      switch (observation.kind) {
        case 'connection-opened':
          connectionsOpened += 1;
          return;
        case 'idle':
          idle = observation;
          return;
        case 'resources':
          if (observation.mark === 'window-start') {
            start = observation;
          } else {
            end = observation;
          }
          return;
        default:
          observation satisfies never;
      }
    },
    connectionsOpened: () => connectionsOpened,
    cpu: () => (start === null || end === null ? null : subtractIdle(start, end, idle)),
    loopDelayP99Us: () => end?.loopDelayP99Us ?? null,
  };
}

/** Doing nothing costs in proportion to the time: timers, and the watch over the event loop. */
function subtractIdle(start: Mark, end: Mark, idle: IdleLook | null): CpuTime {
  const rawUs = end.cpuUs - start.cpuUs;
  const idleUs = idle === null ? null : Math.round((idle.cpuUs / idle.spanUs) * (end.atUs - start.atUs));
  return { rawUs, idleUs, netUs: Math.max(0, rawUs - (idleUs ?? 0)) };
}
