import type { Clock } from '../../core/ports/clock.js';

/** An action that goes on being repeated. */
export interface Repetition {
  /** No further start; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/**
 * Starts `action` at `firstUs`, and then each time at the instant that it resolved with: once at a time.
 * @param action is told the instant at which it was due
 * @param signal ends the repetition as `stop` does
 */
export function repeat(
  clock: Clock,
  firstUs: number,
  signal: AbortSignal,
  action: (dueUs: number) => Promise<number>,
): Repetition {
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, signal]);
  const loop = async (): Promise<void> => {
    for (let dueUs = firstUs; ; ) {
      await clock.sleepUntil(dueUs, ending);
      if (ending.aborted) {
        return;
      }
      dueUs = await action(dueUs);
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
