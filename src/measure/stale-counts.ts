import { secondUs, type TrialWindow } from './trial-window.js';

export interface StaleCounts {
  /** A span of the world's clock in which one consumer lacked an event; Infinity: to the end and beyond. */
  add(fromUs: number, untilUs: number): void;
  /** Consumers that lacked an event at the end of each second of the window and what follows it. */
  bySecond(): readonly number[];
}

/**
 * Counts stale consumers at the ends of `seconds` seconds. A span is noted where it begins and where it ends, and
 * the running sum of those notes is the count: the work does not grow with the length of a span.
 */
export function createStaleCounts(window: TrialWindow, seconds: number): StaleCounts {
  const changes = new Int32Array(seconds + 1);
  /** The first second that ends at or after an instant. */
  const firstEndingFrom = (atUs: number): number =>
    Math.min(seconds, Math.max(0, Math.ceil((atUs - window.fromUs) / secondUs) - 1));
  const change = (second: number, by: number): void => {
    changes[second] = (changes[second] ?? 0) + by;
  };
  return {
    add: (fromUs, untilUs) => {
      change(firstEndingFrom(fromUs), 1);
      change(firstEndingFrom(untilUs), -1);
    },
    bySecond: () => {
      let stale = 0;
      return Array.from(changes.subarray(0, seconds), (by) => {
        stale += by;
        return stale;
      });
    },
  };
}
