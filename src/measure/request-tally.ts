import type { FailureCause, RequestPurpose } from '../core/request.js';
import { type AnswerMetrics, createAnswerTally } from './answer-tally.js';
import { createByteTally, type StreamTraffic } from './byte-tally.js';
import { classifyEmptyAnswer } from './empty-answer.js';
import { createGrowingCounts, type GrowingCounts } from './growing-counts.js';
import type { JoinedRequest } from './join-requests.js';
import type { RequestLedger, TimelineRow } from './trial-measurement.js';
import { bucketOf, isWithin, secondOf, type TimelineWindow, type TrialWindow } from './trial-window.js';

const columns = [
  'requestsPoll',
  'requestsPollEmpty',
  'requestsNotModified',
  'requestsDelivery',
  'requestsRetry',
  'requestsFetch',
  'requestsReconcile',
  'requestsRead',
  'requestsHandshake',
] as const;

/** What a row of the timeline shows of requests. */
export type RequestColumn = (typeof columns)[number] & keyof TimelineRow;

const columnOf = {
  poll: 'requestsPoll',
  delivery: 'requestsDelivery',
  retry: 'requestsRetry',
  fetch: 'requestsFetch',
  reconcile: 'requestsReconcile',
  read: 'requestsRead',
  handshake: 'requestsHandshake',
} as const satisfies Record<RequestPurpose, RequestColumn>;

/** The metrics that requests alone decide. */
export type RequestMetrics = Readonly<
  Record<
    | `requests_${RequestPurpose}`
    | 'requests_poll_empty'
    | 'requests_not_modified'
    | 'bytes_to_consumer'
    | 'bytes_to_source'
    | 'peak_inbound_per_second',
    number
  >
> &
  AnswerMetrics;

export interface RequestTally {
  /** Takes a joined request: into the ledger always, into the metrics if it counts. */
  add(request: JoinedRequest): void;
  /** Takes bytes of a stream or socket that `sender` opened. */
  addTraffic(traffic: StreamTraffic): void;
  ledger(): RequestLedger;
  metrics(): RequestMetrics;
  /** Counted requests that were sent in this row of the timeline. */
  countInBucket(bucket: number, column: RequestColumn): number;
  /** Rows of the timeline until the last counted request was sent. */
  bucketCount(): number;
}

/**
 * The counting rule, which all figures about requests and bytes follow: what measured events cost, and what the
 * window cost. A delivery or a retry counts when it carries a measured event, whenever it is sent. Every other
 * request counts when it was sent within the measured window, or after it and brought events: what occurs last is
 * fetched in the drain, and no other event is left by then. The bytes of a request count when it does, except
 * those of a stream or socket, which may outlast the window at both ends: they count when they were booked within
 * the window, at most 100 ms after they were carried.
 */
function isCounted(request: JoinedRequest, window: TrialWindow): boolean {
  if (request.purpose === 'delivery' || request.purpose === 'retry') {
    return request.carriesMeasured;
  }
  return isWithin(window, request.sentUs) || (request.sentUs >= window.untilUs && broughtEvents(request));
}

function broughtEvents(request: JoinedRequest): boolean {
  return request.purpose === 'fetch' ? request.status === 200 : (request.received?.items ?? 0) > 0;
}

const emptyColumnOf = {
  empty: 'requestsPollEmpty',
  'not-modified': 'requestsNotModified',
} as const satisfies Record<string, RequestColumn>;

/** The column of a poll that was answered, but with no event; null for every other request. */
function pollColumn(request: JoinedRequest): RequestColumn | null {
  const answer = classifyEmptyAnswer(request.status, request.received?.items ?? null);
  return request.purpose !== 'poll' || answer === null ? null : emptyColumnOf[answer];
}

/** An empty tally for a trial of this window. */
export function createRequestTally(window: TimelineWindow): RequestTally {
  const byBucket = createGrowingCounts(columns);
  /** Rows of the timeline may be longer; the peak is always that of a second. */
  const inboundBySecond = createGrowingCounts(['inbound']);
  const totals = emptyTotals();
  const neverArrived: Record<FailureCause, number> = { refused: 0, cut: 0, abandoned: 0 };
  const bytes = createByteTally(window);
  let sent = 0;
  let arrived = 0;

  const answers = createAnswerTally();

  const count = (request: JoinedRequest): void => {
    answers.add(request);
    for (const column of [columnOf[request.purpose], pollColumn(request)]) {
      if (column !== null) {
        byBucket.add(bucketOf(window, request.sentUs), column);
        totals[column] += 1;
      }
    }
    if (request.sender === 'source' && request.received !== null) {
      inboundBySecond.add(secondOf(window, request.received.receivedUs), 'inbound');
    }
  };

  return {
    countInBucket: (bucket, column) => byBucket.get(bucket, column),
    bucketCount: () => byBucket.rowCount(),
    add: (request) => {
      if (request.neverArrived === null) {
        arrived += 1;
      } else {
        neverArrived[request.neverArrived] += 1;
      }
      sent += 1;
      const counts = isCounted(request, window);
      if (counts) {
        count(request);
      }
      bytes.addRequest(request, counts);
    },
    addTraffic: bytes.addTraffic,
    ledger: () => ({ sent, received: arrived, neverArrived: { ...neverArrived } }),
    metrics: () => ({
      requests_poll: totals.requestsPoll,
      requests_poll_empty: totals.requestsPollEmpty,
      requests_not_modified: totals.requestsNotModified,
      requests_delivery: totals.requestsDelivery,
      requests_retry: totals.requestsRetry,
      requests_fetch: totals.requestsFetch,
      requests_reconcile: totals.requestsReconcile,
      requests_read: totals.requestsRead,
      requests_handshake: totals.requestsHandshake,
      bytes_to_consumer: bytes.totals().toConsumer,
      bytes_to_source: bytes.totals().toSource,
      ...answers.metrics(),
      peak_inbound_per_second: highest(inboundBySecond, 'inbound'),
    }),
  };
}

function emptyTotals(): Record<RequestColumn, number> {
  return {
    requestsPoll: 0,
    requestsPollEmpty: 0,
    requestsNotModified: 0,
    requestsDelivery: 0,
    requestsRetry: 0,
    requestsFetch: 0,
    requestsReconcile: 0,
    requestsRead: 0,
    requestsHandshake: 0,
  };
}

function highest<Column extends string>(counts: GrowingCounts<Column>, column: Column): number {
  let peak = 0;
  for (let second = 0; second < counts.rowCount(); second += 1) {
    peak = Math.max(peak, counts.get(second, column));
  }
  return peak;
}
