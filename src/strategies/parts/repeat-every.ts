import type { Clock } from '../../core/ports/clock.js';

/** An action that goes on being repeated. */
export interface Repetition {
  /** No further start; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/**
 * Starts `action` at `firstUs`, and then every `everyUs` from start to start, without drift. A start that falls
 * due while the action still runs is left out, as a scheduler that forbids overlap does.
 */
export function repeatEvery(
  clock: Clock,
  timing: { readonly firstUs: number; readonly everyUs: number },
  signal: AbortSignal,
  action: () => Promise<void>,
): Repetition {
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, signal]);
  const loop = async (): Promise<void> => {
    for (let tick = 0; ; ) {
      await clock.sleepUntil(timing.firstUs + tick * timing.everyUs, ending);
      if (ending.aborted) {
        return;
      }
      await action();
      tick = Math.max(tick + 1, Math.ceil((clock.nowUs() - timing.firstUs) / timing.everyUs));
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
