import type { FailureCause, RequestPurpose } from '../core/request.js';
import { createGrowingCounts, type GrowingCounts } from './growing-counts.js';
import type { JoinedRequest } from './join-requests.js';
import type { RequestLedger, TimelineSecond } from './trial-measurement.js';
import { secondOf, type TrialWindow } from './trial-window.js';

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
  'inbound',
] as const;
type Column = (typeof columns)[number];

/** What the timeline shows of a second's requests. */
export type RequestColumn = Exclude<Column, 'inbound'> & keyof TimelineSecond;

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
>;

export interface RequestTally {
  /** Takes a joined request: into the ledger always, into the metrics if it counts. */
  add(request: JoinedRequest): void;
  ledger(): RequestLedger;
  metrics(): RequestMetrics;
  /** Counted requests that were sent in this second, counted from the window's start. */
  countInSecond(second: number, column: RequestColumn): number;
  /** Seconds of the window and what follows it until the last counted request was sent or arrived. */
  secondCount(): number;
}

/**
 * The counting rule, which all figures about requests and bytes follow. A delivery or a retry counts when it
 * carries a measured event, whenever it is sent: a retry in the drain is part of what the event cost. Every other
 * request counts when it was sent within the measured window.
 */
function isCounted(request: JoinedRequest, window: TrialWindow): boolean {
  if (request.purpose === 'delivery' || request.purpose === 'retry') {
    return request.carriesMeasured;
  }
  return request.sentUs >= window.fromUs && request.sentUs < window.untilUs;
}

/** What a poll brought: `empty` and `not-modified` are polls that were answered, but with no event. */
function pollColumn(request: JoinedRequest): RequestColumn | null {
  if (request.purpose !== 'poll') {
    return null;
  }
  if (request.status === 304) {
    return 'requestsNotModified';
  }
  return request.status === 200 && request.received?.items === 0 ? 'requestsPollEmpty' : null;
}

/** An empty tally for a trial of this window. */
export function createRequestTally(window: TrialWindow): RequestTally {
  const bySecond = createGrowingCounts(columns);
  const totals = emptyTotals();
  const neverArrived: Record<FailureCause, number> = { refused: 0, cut: 0, abandoned: 0 };
  const bytes = { toConsumer: 0, toSource: 0 };
  let sent = 0;
  let arrived = 0;

  const addBytes = ({ sender, received }: JoinedRequest): void => {
    const { bytesIn, bytesOut } = received ?? { bytesIn: 0, bytesOut: 0 };
    bytes.toConsumer += sender === 'source' ? bytesIn : bytesOut;
    bytes.toSource += sender === 'source' ? bytesOut : bytesIn;
  };

  const count = (request: JoinedRequest): void => {
    for (const column of [columnOf[request.purpose], pollColumn(request)]) {
      if (column !== null) {
        bySecond.add(secondOf(window, request.sentUs), column);
        totals[column] += 1;
      }
    }
    if (request.sender === 'source' && request.received !== null) {
      bySecond.add(secondOf(window, request.received.receivedUs), 'inbound');
    }
    addBytes(request);
  };

  return {
    countInSecond: (second, column) => bySecond.get(second, column),
    secondCount: () => bySecond.rowCount(),
    add: (request) => {
      if (request.neverArrived === null) {
        arrived += 1;
      } else {
        neverArrived[request.neverArrived] += 1;
      }
      sent += 1;
      if (isCounted(request, window)) {
        count(request);
      }
    },
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
      bytes_to_consumer: bytes.toConsumer,
      bytes_to_source: bytes.toSource,
      peak_inbound_per_second: highest(bySecond, 'inbound'),
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

function highest(counts: GrowingCounts<Column>, column: Column): number {
  let peak = 0;
  for (let second = 0; second < counts.rowCount(); second += 1) {
    peak = Math.max(peak, counts.get(second, column));
  }
  return peak;
}
