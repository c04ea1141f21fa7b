import type { TimelineWindow } from './trial-window.js';

/** Of the window and what follows it, row by row. */
export interface StaleCounts {
  /** A span of the world's clock in which one consumer lacked an event; Infinity: to the end and beyond. */
  add(fromUs: number, untilUs: number): void;
  /** Consumers that lacked an event at the end of each row. */
  byBucket(): readonly number[];
  /** The time in which consumers lacked an event, in microseconds, summed over them: at most the row's for each. */
  staleUsByBucket(): readonly number[];
}

/**
 * Counts stale consumers at the ends of the timeline's rows, `buckets` of them, and sums their stale time within each.
 * A span is noted where it begins and where it ends, and the running sum of those notes is the count: the work does
 * not grow with the length of a span.
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
  /** Consumers that become stale in a row, less those that cease to be: from the next row on they count whole. */
  const entered = new Int32Array(buckets + 1);
  /** What they contribute to the row itself, from that instant to the row's end. */
  const enteredUs = new Float64Array(buckets + 1);
  const noteEdge = (atUs: number, by: 1 | -1): void => {
    const offsetUs = Math.min(buckets * window.bucketUs, Math.max(0, atUs - window.fromUs));
    const bucket = Math.floor(offsetUs / window.bucketUs);
    entered[bucket] = (entered[bucket] ?? 0) + by;
    enteredUs[bucket] = (enteredUs[bucket] ?? 0) + by * ((bucket + 1) * window.bucketUs - offsetUs);
  };
  return {
    add: (fromUs, untilUs) => {
      change(firstEndingFrom(fromUs), 1);
      change(firstEndingFrom(untilUs), -1);
      noteEdge(fromUs, 1);
      noteEdge(untilUs, -1);
    },
    staleUsByBucket: () => {
      let stale = 0;
      return Array.from(enteredUs.subarray(0, buckets), (staleUs, bucket) => {
        const wholeUs = stale * window.bucketUs;
        stale += entered[bucket] ?? 0;
        return wholeUs + staleUs;
      });
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
