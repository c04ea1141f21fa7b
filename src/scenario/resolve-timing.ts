import type { ConfiguredArrivals } from './arrivals/contract.js';
import { defaultDurationUs, defaultWarmUpUs } from './bounds.js';
import type { RecordedTrace } from './recorded-trace.js';

export interface Timing {
  readonly warmUpUs: number;
  readonly durationUs: number;
}

/**
 * Fills in what a scenario leaves open about its times. A trace brings its own: its window ends with the
 * millisecond of its last row, and it has no warm-up.
 */
export function resolveTiming(
  given: { readonly warmUpUs: number | undefined; readonly durationUs: number | undefined },
  recorded: RecordedTrace | null,
): Timing {
  const lastUs = recorded?.events.at(-1)?.offsetUs;
  return {
    warmUpUs: given.warmUpUs ?? (recorded === null ? defaultWarmUpUs : 0),
    durationUs:
      given.durationUs ??
      (lastUs === undefined ? defaultDurationUs : (Math.floor(lastUs / 1_000) + 1) * 1_000),
  };
}

/** Events per second in the measured window: the long-run mean of a process, or the mean of a trace's rows. */
export function meanRatePerSecond(
  arrivals: ConfiguredArrivals,
  recorded: RecordedTrace | null,
  durationUs: number,
): number {
  switch (arrivals.kind) {
    case 'drawn':
      return arrivals.ratePerSecond;
    case 'recorded':
      return (countRows(recorded, durationUs) * 1_000_000) / durationUs;
  }
}

/** Occasions per second: bursts where events come in bursts, else the events themselves. */
export function meanOccasionsPerSecond(
  arrivals: ConfiguredArrivals,
  recorded: RecordedTrace | null,
  durationUs: number,
): number {
  const eventsPerOccasion = arrivals.kind === 'drawn' ? arrivals.eventsPerOccasion : 1;
  return meanRatePerSecond(arrivals, recorded, durationUs) / eventsPerOccasion;
}

/** How many events all trials of a scenario are expected to hold, warm-up included. */
export function expectEvents(
  arrivals: ConfiguredArrivals,
  recorded: RecordedTrace | null,
  { warmUpUs, durationUs }: Timing,
  trials: number,
): number {
  switch (arrivals.kind) {
    case 'drawn':
      return (arrivals.ratePerSecond * (warmUpUs + durationUs) * trials) / 1_000_000;
    case 'recorded':
      return countRows(recorded, durationUs) * trials;
  }
}

function countRows(recorded: RecordedTrace | null, durationUs: number): number {
  return (recorded?.events ?? []).filter(({ offsetUs }) => offsetUs < durationUs).length;
}
