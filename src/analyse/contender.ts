import type { ComparisonRow } from './comparison.js';

/** A strategy that can be held against others: it delivered everything. */
export interface Contender {
  readonly label: string;
  readonly medianMs: number;
  readonly requests: number;
  readonly requestsPerEvent: number;
  /** Whether its consumers ask, or are told. */
  readonly kind: 'pull' | 'push';
  /** Whether the source calls it: a webhook of some form. */
  readonly isCalled: boolean;
  /** Whom it told, in words. */
  readonly audience: string;
}

type Order = (left: Contender, right: Contender) => number;

export const byFreshest: Order = (left, right) =>
  left.medianMs - right.medianMs || left.requests - right.requests;
export const byCheapest: Order = (left, right) =>
  left.requests - right.requests || left.medianMs - right.medianMs;

/** Null for a strategy that lost events, or has no figures to compare. */
export function contenderOf(
  { label, consumers, trials, metrics }: ComparisonRow,
  isMixed: boolean,
): Contender | null {
  const {
    latency_p50_ms: medianMs,
    requests_total: requests,
    requests_per_event: requestsPerEvent,
  } = metrics;
  const isComparable = trials > 0 && metrics.events_lost === 0;
  if (!isComparable || medianMs === null || requests === null || requestsPerEvent === null) {
    return null;
  }
  const kind = (metrics.requests_poll ?? 0) > 0 ? 'pull' : 'push';
  const isCalled = (metrics.requests_delivery ?? 0) > 0;
  const audience = audienceOf(consumers, isMixed);
  return { label, medianMs, requests, requestsPerEvent, kind, isCalled, audience };
}

function audienceOf(consumers: number, isMixed: boolean): string {
  const noun = consumers === 1 ? 'consumer' : 'consumers';
  return isMixed ? `its ${consumers} ${noun}` : `the ${noun}`;
}
