import type { Books } from './books.js';
import type { Contradictions } from './contradictions.js';
import type { EventIndex } from './event-index.js';
import type { TrialEnd } from './join-requests.js';

/**
 * Notes everything in which the two books contradict each other or the trace about events. An interrupted trial's
 * books may end at different instants, so there an event that only one of them knows is no contradiction.
 * @param startUs the instant of trace offset 0
 */
export function verifyEvents(books: Books, startUs: number, end: TrialEnd, found: Contradictions): void {
  for (const position of books.index.events.keys()) {
    if (books.source.emissions.isEmitted(position)) {
      verifyEmission(books, position, startUs, found);
      verifyDeliveries(books, position, found);
    } else if (end === 'complete') {
      verifyAbsence(books, position, found);
    }
    verifyApplications(books, position, found);
  }
}

function verifyEmission(books: Books, position: number, startUs: number, found: Contradictions): void {
  const { index, source } = books;
  const event = index.events[position];
  const emittedUs = source.emissions.emittedUs[position] ?? Number.NaN;
  const scheduledUs = source.emissions.scheduledUs[position] ?? Number.NaN;
  if (event === undefined) {
    return;
  }
  if (scheduledUs !== startUs + event.offsetUs) {
    const trace = `the trace says ${startUs + event.offsetUs} µs`;
    found.note('event-rescheduled', `${event.id} for ${scheduledUs} µs, ${trace}`);
  } else if (emittedUs < scheduledUs) {
    found.note('event-emitted-early', `${event.id} by ${scheduledUs - emittedUs} µs`);
  }
}

function verifyDeliveries(
  { index, source, consumers }: Books,
  position: number,
  found: Contradictions,
): void {
  const emittedUs = source.emissions.emittedUs[position] ?? Number.NaN;
  index.forAudience(position, (slot, consumer) => {
    const deliveredUs = consumers.arrivals.delivered.firstUs[slot] ?? Number.NaN;
    if ((consumers.arrivals.delivered.count[slot] ?? 0) > 0 && deliveredUs < emittedUs) {
      found.note('delivered-early', `${nameOf(index, position, consumer)}, by ${emittedUs - deliveredUs} µs`);
    }
  });
}

function verifyAbsence({ index, source, consumers }: Books, position: number, found: Contradictions): void {
  found.note('event-never-emitted', index.events[position]?.id ?? '');
  index.forAudience(position, (slot, consumer) => {
    if ((consumers.arrivals.delivered.count[slot] ?? 0) > 0) {
      found.note('delivered-not-emitted', nameOf(index, position, consumer));
    }
    if ((source.pushes.attempts[slot] ?? 0) > 0) {
      found.note('carried-not-emitted', nameOf(index, position, consumer));
    }
  });
}

function verifyApplications({ index, consumers }: Books, position: number, found: Contradictions): void {
  index.forAudience(position, (slot, consumer) => {
    if ((consumers.arrivals.applied.count[slot] ?? 0) === 0) {
      return;
    }
    if ((consumers.arrivals.delivered.count[slot] ?? 0) === 0) {
      found.note('applied-undelivered', nameOf(index, position, consumer));
    } else if (
      (consumers.arrivals.applied.firstUs[slot] ?? 0) < (consumers.arrivals.delivered.firstUs[slot] ?? 0)
    ) {
      found.note('applied-early', nameOf(index, position, consumer));
    }
  });
}

function nameOf(index: EventIndex, position: number, consumer: number): string {
  return `${index.events[position]?.id} to consumer ${consumer}`;
}
