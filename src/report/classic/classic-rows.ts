import type { ComparisonRow } from '../../analyse/comparison.js';
import { countOf } from '../count-of.js';
import { readableCount } from '../readable-metric.js';
import { type ClassicRow, joinFigures, phrase, someOf } from './classic-row.js';

/** Whether anything came to a consumer: without, nobody can tell by the figures who would have carried it. */
function hasArrivals({ metrics, trials }: ComparisonRow): boolean {
  const isAskedOnly = metrics.deliveries_expected === null;
  return trials > 0 && ((isAskedOnly ? metrics.reads_total : metrics.events_delivered) ?? 0) > 0;
}

/** Requests that the source sends; null where nothing arrived. */
function fromSource(row: ComparisonRow): number | null {
  const { metrics } = row;
  const { requests_delivery: deliveries, requests_retry: retries, requests_total: total } = metrics;
  return total === null || !hasArrivals(row) ? null : (deliveries ?? 0) + (retries ?? 0);
}

function describeInitiators(row: ComparisonRow): string | null {
  const bySource = fromSource(row);
  const total = row.metrics.requests_total;
  if (bySource === null || total === null) {
    return null;
  }
  if (total === 0) {
    return 'no request in the window: a connection stays open';
  }
  const requests = (count: number) => `${readableCount(count)} of ${readableCount(total)} requests`;
  return bySource === 0
    ? `the consumer: ${requests(total)}`
    : joinFigures([
        `the source: ${requests(bySource)}`,
        total === bySource ? null : `the consumer: ${requests(total - bySource)}`,
      ]);
}

/** Whether events arrived over a connection that stayed open: nobody polled, and nobody pushed a request. */
function isStreamed({ metrics }: ComparisonRow): boolean {
  const carriers = [metrics.requests_poll, metrics.requests_delivery, metrics.requests_reconcile];
  return (metrics.events_delivered ?? 0) > 0 && carriers.every((count) => (count ?? 0) === 0);
}

/** Deliveries per second at their peak against their mean: how hard the consumer may be hit. */
function describeControl(row: ComparisonRow, measuredS: number | null): string | null {
  const peak = row.metrics.peak_inbound_per_second;
  if (peak === null || !hasArrivals(row)) {
    return null;
  }
  if (peak === 0) {
    return isStreamed(row)
      ? 'no request comes in: the source sets the pace over the open connection'
      : 'no request comes in: the consumer sets the pace';
  }
  const bySource = fromSource(row);
  const mean = measuredS === null || bySource === null ? null : bySource / measuredS;
  return joinFigures([
    `up to ${readableCount(peak)} ${peak === 1 ? 'request' : 'requests'} came in within a second`,
    mean === null || mean === 0 ? null : `${(peak / mean).toFixed(1)} times the mean`,
  ]);
}

function describeReliability(row: ComparisonRow): string | null {
  const { events_lost: lost, deliveries_expected: expected } = row.metrics;
  if (expected === 0) {
    return null;
  }
  if (lost === null || expected === null) {
    return phrase(row, 'reads_failed', '{} reads failed');
  }
  return joinFigures([
    lost === 0
      ? `all ${readableCount(expected)} deliveries made`
      : `${readableCount(lost)} of ${readableCount(expected)} deliveries lost`,
    someOf(row, 'events_pending', 'of them still due a retry', 'of them still due a retry'),
    someOf(row, 'requests_retry', 'retry', 'retries'),
    someOf(row, 'duplicates_received', 'duplicate received', 'duplicates received'),
    someOf(row, 'duplicates_applied', 'applied twice', 'applied twice'),
    someOf(row, 'out_of_order', 'out of order', 'out of order'),
  ]);
}

function describeSecurity(row: ComparisonRow): string | null {
  const bySource = fromSource(row);
  if (bySource === null) {
    return null;
  }
  return bySource === 0
    ? 'the consumer accepts no connection from outside'
    : `${countOf(bySource, 'request', 'requests')} came in from outside, each one signed`;
}

/** The eight rows of the classic comparison, in its usual order. */
export const classicRows: readonly ClassicRow[] = [
  {
    topic: 'Who starts the conversation?',
    pull: 'The consumer asks when it wants to know.',
    push: 'The source tells when something has happened.',
    figures: describeInitiators,
  },
  {
    topic: 'How do you get updates?',
    pull: 'With the next poll: half an interval late on average.',
    push: 'With the event: one transit and the handling.',
    figures: (row) =>
      joinFigures([
        phrase(row, 'latency_p50_ms', 'half of them within {}'),
        phrase(row, 'latency_p99_ms', '99 of 100 within {}'),
        phrase(row, 'stale_share', 'behind for {} of the time'),
        phrase(row, 'read_latency_mean_ms', 'a read answered after {}'),
      ]),
  },
  {
    topic: 'Resource usage',
    pull: 'A request per interval, whether there is news or not.',
    push: 'A request per event and consumer, and none in quiet times.',
    figures: (row) =>
      joinFigures([
        phrase(row, 'requests_per_event', '{} requests per event'),
        phrase(row, 'empty_poll_share', '{} of the polls empty'),
        phrase(row, 'bytes_per_event', '{} per event'),
      ]),
  },
  {
    topic: 'Control',
    pull: 'The consumer sets its own pace: a burst waits at the source.',
    push: 'The source sets the pace: a burst arrives as a burst.',
    figures: (row, { measuredS }) => describeControl(row, measuredS),
  },
  {
    topic: 'Complexity',
    pull: 'A loop, a cursor and back-off.',
    push: 'A public endpoint, signatures, de-duplication, retries and what to do after an outage.',
    figures: (row) =>
      joinFigures([
        someOf(row, 'connections_opened', 'connection opened', 'connections opened'),
        someOf(row, 'requests_handshake', 'subscription or set-up', 'subscriptions or set-ups'),
        someOf(row, 'requests_fetch', 'fetch of details', 'fetches of details'),
        someOf(row, 'requests_reconcile', 'reconciling poll', 'reconciling polls'),
      ]),
  },
  {
    topic: 'Best for',
    pull: 'Frequent events, data on demand, and consumers behind a firewall.',
    push: 'Rare events that must be known at once.',
    figures: (row) => row.teaches || null,
  },
  {
    topic: 'Reliability',
    pull: 'What was missed is still there at the next poll.',
    push: 'What is lost after the last retry is lost, unless a poll reconciles.',
    figures: describeReliability,
  },
  {
    topic: 'Security',
    pull: 'The consumer holds a credential of the source, and opens nothing.',
    push: 'The consumer opens an endpoint to the world, and checks each signature and its time.',
    figures: describeSecurity,
  },
];
