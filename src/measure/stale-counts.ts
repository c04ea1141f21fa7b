import type { TimelineWindow } from './trial-window.js';

export interface StaleCounts {
  /** A span of the world's clock in which one consumer lacked an event; Infinity: to the end and beyond. */
  add(fromUs: number, untilUs: number): void;
  /** Consumers that lacked an event at the end of each row of the window and what follows it. */
  byBucket(): readonly number[];
}

/**
 * Counts stale consumers at the ends of the timeline's rows, `buckets` of them. A span is noted where it begins and
 * where it ends, and the running sum of those notes is the count: the work does not grow with the length of a span.
 */
export function createStaleCounts(
  window: Pick<TimelineWindow, 'fromUs' | 'bucketUs'>,
  buckets: number,
): StaleCounts {
  const changes = new Int32Array(buckets + 1);
  /** The first row that ends at or after an instant. */
  const firstEndingFrom = (atUs: number): number =>
    Math.min(buckets, Math.max(0, Math.ceil((atUs - window.fromUs) / window.bucketUs) - 1));
  const change = (bucket: number, by: number): void => {
    changes[bucket] = (changes[bucket] ?? 0) + by;
  };
  return {
    add: (fromUs, untilUs) => {
      change(firstEndingFrom(fromUs), 1);
      change(firstEndingFrom(untilUs), -1);
    },
    byBucket: () => {
      let stale = 0;
      return Array.from(changes.subarray(0, buckets), (by) => {
        stale += by;
        return stale;
      });
    },
  };
}
