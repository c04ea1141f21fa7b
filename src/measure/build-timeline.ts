import type { RequestTally } from './request-tally.js';
import type { DeliveryRecord, TimelineSecond } from './trial-measurement.js';
import { secondOf, secondUs, type TrialWindow } from './trial-window.js';

/**
 * How many seconds a timeline has: from the window's start to its end, or to the last delivery or counted request
 * when that comes later, so that its columns add up to the metrics.
 */
export function countSeconds(
  window: TrialWindow,
  deliveries: readonly DeliveryRecord[],
  tally: RequestTally,
): number {
  let seconds = Math.max(Math.ceil((window.untilUs - window.fromUs) / secondUs), tally.secondCount());
  for (const { deliveredUs } of deliveries) {
    if (deliveredUs !== null) {
      seconds = Math.max(seconds, secondOf(window, window.startUs + deliveredUs) + 1);
    }
  }
  return seconds;
}

/**
 * The trial second by second. Events stand in the second in which they occurred, requests where they were sent,
 * deliveries where they were accepted (the first one of each event and consumer).
 * @param parts `occurredUs`: offsets of the measured events; `staleBySecond`: one count per second
 */
export function buildTimeline(
  window: TrialWindow,
  parts: {
    readonly occurredUs: readonly number[];
    readonly deliveries: readonly DeliveryRecord[];
    readonly tally: RequestTally;
    readonly staleBySecond: readonly number[];
  },
): readonly TimelineSecond[] {
  const { tally, staleBySecond } = parts;
  const events = countPerSecond(window, parts.occurredUs, staleBySecond.length);
  const deliveries = countPerSecond(window, deliveryInstants(parts.deliveries), staleBySecond.length);
  return staleBySecond.map((consumersStale, second) => ({
    second,
    events: events[second] ?? 0,
    requestsPoll: tally.countInSecond(second, 'requestsPoll'),
    requestsPollEmpty: tally.countInSecond(second, 'requestsPollEmpty'),
    requestsNotModified: tally.countInSecond(second, 'requestsNotModified'),
    requestsDelivery: tally.countInSecond(second, 'requestsDelivery'),
    requestsRetry: tally.countInSecond(second, 'requestsRetry'),
    requestsFetch: tally.countInSecond(second, 'requestsFetch'),
    requestsReconcile: tally.countInSecond(second, 'requestsReconcile'),
    requestsRead: tally.countInSecond(second, 'requestsRead'),
    requestsHandshake: tally.countInSecond(second, 'requestsHandshake'),
    deliveries: deliveries[second] ?? 0,
    consumersStale,
  }));
}

function* deliveryInstants(deliveries: readonly DeliveryRecord[]): Generator<number> {
  for (const { deliveredUs } of deliveries) {
    if (deliveredUs !== null) {
      yield deliveredUs;
    }
  }
}

/** Counts instants, given in microseconds after the trial's start, by the second of the window. */
function countPerSecond(window: TrialWindow, instantsUs: Iterable<number>, seconds: number): Uint32Array {
  const counts = new Uint32Array(seconds);
  for (const instantUs of instantsUs) {
    const second = secondOf(window, window.startUs + instantUs);
    counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}
