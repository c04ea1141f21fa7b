import type { TraceEvent } from '../core/event.js';
import type { Books } from './books.js';
import type { TrialEnd } from './join-requests.js';
import type { DeliveryRecord } from './trial-measurement.js';

/**
 * Joins the books by event id: looks up, for each measured event and each consumer of its audience, what the
 * consumers' book says. What is not found there is lost. One record per expected delivery, ordered by sequence and
 * then by consumer. In an interrupted trial an event that was not emitted asks for no delivery.
 * @param startUs the instant of trace offset 0; the books must have been verified
 */
export function joinEvents(books: Books, startUs: number, end: TrialEnd): readonly DeliveryRecord[] {
  const records: DeliveryRecord[] = [];
  for (const { event, position } of expectedEvents(books, end)) {
    if (event.phase === 'measured') {
      books.index.forAudience(position, (slot, consumer) => {
        records.push(lookUp(books, event, { slot, consumer, startUs }));
      });
    }
  }
  return records;
}

/** The events whose delivery is expected, by occurrence: all, or those that an interrupted trial emitted. */
export function* expectedEvents(
  { index, source }: Books,
  end: TrialEnd,
): Generator<{ readonly event: TraceEvent; readonly position: number }> {
  for (const [position, event] of index.events.entries()) {
    if (end === 'complete' || source.emissions.isEmitted(position)) {
      yield { event, position };
    }
  }
}

function lookUp(
  { source, consumers }: Books,
  event: TraceEvent,
  at: { readonly slot: number; readonly consumer: number; readonly startUs: number },
): DeliveryRecord {
  const { slot, consumer, startUs } = at;
  const times = consumers.arrivals.delivered.count[slot] ?? 0;
  const deliveredUs = times === 0 ? null : (consumers.arrivals.delivered.firstUs[slot] ?? 0) - startUs;
  const isApplied = (consumers.arrivals.applied.count[slot] ?? 0) > 0;
  return {
    consumer,
    sequence: event.sequence,
    occurredUs: event.offsetUs,
    deliveredUs,
    latencyUs: deliveredUs === null ? null : deliveredUs - event.offsetUs,
    attempts: source.pushes.hasSent() ? (source.pushes.attempts[slot] ?? 0) : null,
    duplicates: Math.max(0, times - 1),
    appliedUs: isApplied ? (consumers.arrivals.applied.firstUs[slot] ?? 0) - startUs : null,
  };
}
