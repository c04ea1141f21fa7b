import type { RequestTally } from './request-tally.js';
import type { DeliveryRecord, TimelineRow } from './trial-measurement.js';
import { bucketOf, secondUs, type TimelineWindow } from './trial-window.js';

/**
 * How many rows a timeline has: from the window's start to its end, or to the last delivery or counted request
 * when that comes later, so that its columns add up to the metrics.
 */
export function countBuckets(
  window: TimelineWindow,
  deliveries: readonly DeliveryRecord[],
  tally: RequestTally,
): number {
  let buckets = Math.max(Math.ceil((window.untilUs - window.fromUs) / window.bucketUs), tally.bucketCount());
  for (const { deliveredUs } of deliveries) {
    if (deliveredUs !== null) {
      buckets = Math.max(buckets, bucketOf(window, window.startUs + deliveredUs) + 1);
    }
  }
  return buckets;
}

/** What became of the consumers' copies. */
interface CopiesByBucket {
  readonly deliveries: readonly DeliveryRecord[];
  /** Consumers that lacked an event at the end of each row. */
  readonly staleByBucket: readonly number[];
  /** The time in which they lacked one, summed over the consumers, in microseconds. */
  readonly staleUsByBucket: readonly number[];
  readonly consumers: number;
}

/**
 * The trial row by row. Events stand in the row in which they occurred, requests where they were sent, deliveries
 * where they were accepted (the first one of each event and consumer).
 * @param parts `occurredUs`: offsets of the measured events; `copies`: null for strategies that hand no event over
 */
export function buildTimeline(
  window: TimelineWindow,
  parts: {
    readonly occurredUs: readonly number[];
    readonly tally: RequestTally;
    readonly buckets: number;
    readonly copies: CopiesByBucket | null;
  },
): readonly TimelineRow[] {
  const { tally, buckets, copies } = parts;
  const events = countPerBucket(window, parts.occurredUs, buckets);
  const deliveries = copies && countPerBucket(window, deliveryInstants(copies.deliveries), buckets);
  return Array.from({ length: buckets }, (_, bucket) => ({
    second: (bucket * window.bucketUs) / secondUs,
    events: events[bucket] ?? 0,
    requestsPoll: tally.countInBucket(bucket, 'requestsPoll'),
    requestsPollEmpty: tally.countInBucket(bucket, 'requestsPollEmpty'),
    requestsNotModified: tally.countInBucket(bucket, 'requestsNotModified'),
    requestsDelivery: tally.countInBucket(bucket, 'requestsDelivery'),
    requestsRetry: tally.countInBucket(bucket, 'requestsRetry'),
    requestsFetch: tally.countInBucket(bucket, 'requestsFetch'),
    requestsReconcile: tally.countInBucket(bucket, 'requestsReconcile'),
    requestsRead: tally.countInBucket(bucket, 'requestsRead'),
    requestsHandshake: tally.countInBucket(bucket, 'requestsHandshake'),
    deliveries: deliveries && (deliveries[bucket] ?? 0),
    consumersStale: copies && (copies.staleByBucket[bucket] ?? 0),
    staleShare: copies && shareOfRow(window, copies, bucket),
  }));
}

/** Clocks tell fractions of a microsecond, and sums of those may miss an end by a hair. */
function shareOfRow(window: TimelineWindow, { staleUsByBucket, consumers }: CopiesByBucket, bucket: number) {
  const share = consumers === 0 ? 0 : (staleUsByBucket[bucket] ?? 0) / (window.bucketUs * consumers);
  return Math.min(1, Math.max(0, share));
}

function* deliveryInstants(deliveries: readonly DeliveryRecord[]): Generator<number> {
  for (const { deliveredUs } of deliveries) {
    if (deliveredUs !== null) {
      yield deliveredUs;
    }
  }
}

/** Counts instants, given in microseconds after the trial's start, by the row of the timeline. */
function countPerBucket(window: TimelineWindow, instantsUs: Iterable<number>, buckets: number): Uint32Array {
  const counts = new Uint32Array(buckets);
  for (const instantUs of instantsUs) {
    const bucket = bucketOf(window, window.startUs + instantUs);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}
