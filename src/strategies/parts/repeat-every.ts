import type { Clock } from '../../core/ports/clock.js';
import { type Repetition, repeat } from './repeat.js';

/** Instants at `firstUs` and every `everyUs` from there. */
export interface Ticks {
  readonly firstUs: number;
  readonly everyUs: number;
}

/**
 * Starts `action` at every tick, start to start, without drift. A tick that falls due while the action still runs
 * is left out, as a scheduler that forbids overlap does.
 */
export function repeatEvery(
  clock: Clock,
  ticks: Ticks,
  signal: AbortSignal,
  action: () => Promise<unknown>,
): Repetition {
  return repeat(clock, ticks.firstUs, signal, async (dueUs) => {
    await action();
    return nextTickUs(ticks, dueUs, clock.nowUs());
  });
}

/** The first tick behind the one at `tickUs` that is not before `earliestUs`. */
export function nextTickUs({ firstUs, everyUs }: Ticks, tickUs: number, earliestUs: number): number {
  const tick = Math.ceil((Math.max(tickUs + everyUs, earliestUs) - firstUs) / everyUs);
  return firstUs + tick * everyUs;
}
