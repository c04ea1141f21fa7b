import type { Observation } from '../core/observation.js';

/** What a side notes about its own process rather than about events or requests. */
export interface ProcessRecords {
  take(observation: Extract<Observation, { kind: 'connection-opened' | 'resources' }>): void;
  connectionsOpened(): number;
  /** CPU time between the two marks of the window, in microseconds; null unless both were written. */
  cpuUs(): number | null;
  /** 99th percentile of the event loop’s delay over the window, in microseconds; null unless its end was marked. */
  loopDelayP99Us(): number | null;
}

/** Empty records of one process. */
export function createProcessRecords(): ProcessRecords {
  let connectionsOpened = 0;
  let cpuAtStartUs: number | null = null;
  let cpuAtEndUs: number | null = null;
  let loopDelayP99Us: number | null = null;
  return {
    take: (observation) => {
      if (observation.kind === 'connection-opened') {
        connectionsOpened += 1;
      } else if (observation.mark === 'window-start') {
        cpuAtStartUs = observation.cpuUs;
      } else {
        cpuAtEndUs = observation.cpuUs;
        loopDelayP99Us = observation.loopDelayP99Us;
      }
    },
    connectionsOpened: () => connectionsOpened,
    cpuUs: () => (cpuAtStartUs === null || cpuAtEndUs === null ? null : cpuAtEndUs - cpuAtStartUs),
    loopDelayP99Us: () => loopDelayP99Us,
  };
}
