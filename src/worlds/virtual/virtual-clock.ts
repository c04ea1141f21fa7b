import TinyQueue from 'tinyqueue';
import { PushVsPollError } from '../../core/errors.js';
import type { Clock } from '../../core/ports/clock.js';

interface Timer {
  readonly atUs: number;
  /** Timers of one instant fire in the order in which they were set. */
  readonly order: number;
  readonly wake: () => void;
  cancelled: boolean;
}

export interface VirtualClock extends Clock {
  /**
   * Runs `main` to its end in virtual time. Whenever nothing is left to do at the present instant, time jumps to
   * the next timer.
   * @throws PVP_VIRTUAL_DEADLOCK when nothing is left to wait for and `main` has not ended
   */
  run<T>(main: () => Promise<T>): Promise<T>;
}

/** What wall-clock time 0 of a virtual clock stands for: 2026-01-01T00:00:00Z. */
const epochUnixMs = 1_767_225_600_000;

/**
 * A clock that stands still while there is work, and jumps when there is none.
 * @param settle resolves when every promise that can make progress has done so
 */
export function createVirtualClock(settle: () => Promise<void>): VirtualClock {
  const timers = new TinyQueue<Timer>(
    [],
    (left, right) => left.atUs - right.atUs || left.order - right.order,
  );
  let nowUs = 0;
  let timersSet = 0;

  const sleepUntil = (atUs: number, signal?: AbortSignal): Promise<void> => {
    if (atUs <= nowUs || signal?.aborted === true) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = () => {
        timer.cancelled = true;
        resolve();
      };
      const wake = () => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      };
      timersSet += 1;
      const timer = { atUs: Math.ceil(atUs), order: timersSet, wake, cancelled: false };
      signal?.addEventListener('abort', cancel, { once: true });
      timers.push(timer);
    });
  };

  const wakeNext = (): void => {
    const timer = timers.pop();
    if (timer === undefined) {
      throw new PushVsPollError('PVP_VIRTUAL_DEADLOCK', 'nothing can happen any more in virtual time', {
        nextStep: 'this is a fault of push-vs-poll; please report it with the scenario',
      });
    }
    if (!timer.cancelled) {
      nowUs = timer.atUs;
      timer.wake();
    }
  };

  return {
    nowUs: () => nowUs,
    unixMs: () => epochUnixMs + Math.floor(nowUs / 1_000),
    sleepUntil,
    run: async (main) => {
      let ended = false;
      const result = main().finally(() => {
        ended = true;
      });
      result.catch(() => undefined);
      for (await settle(); !ended; await settle()) {
        wakeNext();
      }
      return result;
    },
  };
}
