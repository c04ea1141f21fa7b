import type { Observation } from '../core/observation.js';

/** What a side notes about its own process rather than about events or requests. */
export interface ProcessRecords {
  take(observation: Extract<Observation, { kind: 'connection-opened' | 'resources' }>): void;
  connectionsOpened(): number;
  /** What the operating system charged between the two marks of the window; null unless both were written. */
  charged(): ChargedCpu | null;
  /** 99th percentile of the event loop’s delay over the window, in microseconds; null unless its end was marked. */
  loopDelayP99Us(): number | null;
}

/** In microseconds. */
export interface ChargedCpu {
  readonly cpuUs: number;
  /** From one mark to the other. */
  readonly spanUs: number;
}

type Mark = Extract<Observation, { kind: 'resources' }>;

/** Empty records of one process. */
export function createProcessRecords(): ProcessRecords {
  let connectionsOpened = 0;
  let start: Mark | null = null;
  let end: Mark | null = null;
  return {
    take: (observation) => {
      if (observation.kind === 'connection-opened') {
        connectionsOpened += 1;
      } else if (observation.mark === 'window-start') {
        start = observation;
      } else {
        end = observation;
      }
    },
    connectionsOpened: () => connectionsOpened,
    charged: () =>
      start === null || end === null
        ? null
        : { cpuUs: end.cpuUs - start.cpuUs, spanUs: end.atUs - start.atUs },
    loopDelayP99Us: () => end?.loopDelayP99Us ?? null,
  };
}
