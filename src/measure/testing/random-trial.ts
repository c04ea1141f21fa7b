import fc from 'fast-check';
import { isInAudience, type TraceEvent } from '../../core/event.js';
import type { ScheduledRead } from '../trial-window.js';
import { type BookFacts, type Feeding, ms, traceAt, type WrittenBooks, writeBooks } from './write-books.js';

export interface RandomTrial {
  readonly facts: BookFacts;
  readonly books: WrittenBooks;
  readonly feeding: Feeding;
}

/** How much later than its instant an event is emitted. */
const emissionLateMs = 0.25;

/** What happens to one event on its way to one consumer, in milliseconds after its emission. */
interface Fate {
  readonly pushed: 'answered' | 'cut' | 'unanswered' | 'not';
  /** Empty: lost. */
  readonly deliveriesMs: readonly number[];
  readonly isApplied: boolean;
}

const fate: fc.Arbitrary<Fate> = fc.record({
  pushed: fc.constantFrom('answered', 'cut', 'unanswered', 'not'),
  deliveriesMs: fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 3 }),
  isApplied: fc.boolean(),
});

/** A read, in milliseconds after the trial's start. */
interface RandomRead {
  readonly offsetMs: number;
  /** A number from which the consumer is chosen. */
  readonly reader: number;
  readonly by: 'copy' | 'source' | 'nobody';
  readonly tookMs: number;
}

const randomRead: fc.Arbitrary<RandomRead> = fc.record({
  // Quarters of a millisecond, so that some fall on the instant of a delivery.
  offsetMs: fc.integer({ min: 4_000, max: 19_999 }).map((quarters) => quarters / 4),
  reader: fc.nat({ max: 2 }),
  by: fc.constantFrom('copy', 'source', 'nobody'),
  tookMs: fc.integer({ min: 0, max: 400 }),
});

/**
 * Trials of up to 3 consumers and 12 events whose books balance, with losses, repetitions, retries, polls all over the
 * place, and reads that a copy, the source or nobody answers. Each side's book is in the order of time.
 */
export const randomTrial: fc.Arbitrary<RandomTrial> = fc
  .record({
    consumers: fc.integer({ min: 1, max: 3 }),
    offsetsMs: fc.array(fc.integer({ min: 0, max: 4_999 }), { maxLength: 12 }),
    isOwn: fc.boolean(),
    fates: fc.array(fate, { minLength: 36, maxLength: 36 }),
    polls: fc.array(
      fc.record({
        sentMs: fc.integer({ min: -500, max: 6_000 }),
        items: fc.integer({ min: 0, max: 2 }),
        end: fc.constantFrom(
          { status: 200 },
          { status: 304 },
          { status: 503 },
          { cause: 'refused', isReceived: false } as const,
          { cause: 'abandoned', isReceived: true } as const,
        ),
      }),
      { maxLength: 20 },
    ),
    reads: fc.array(randomRead, { maxLength: 12 }),
    feeding: fc.constantFrom<Feeding>('source-first', 'consumers-first', 'by-time'),
  })
  .map(({ consumers, offsetsMs, isOwn, fates, polls, reads, feeding }) => {
    const ascending = offsetsMs.toSorted((left, right) => left - right);
    const trace = traceAt(ascending, {
      audienceOf: (sequence) => (isOwn ? sequence % consumers : 'all'),
      warmUps: ascending.filter((offsetMs) => offsetMs < 1_000).length,
    });
    const books = writeBooks(trace);
    books.emitAll(emissionLateMs);
    for (const { sentMs, items, end } of polls) {
      books.exchange('consumers', { purpose: 'poll', consumer: 0, sentMs, items, end });
    }
    for (const event of trace) {
      const audience =
        event.audience === 'all' ? Array.from({ length: consumers }, (_, one) => one) : [event.audience];
      for (const consumer of audience) {
        const how = fates[(event.sequence - 1) * 3 + consumer];
        if (how !== undefined) {
          live(
            books,
            { eventId: event.id, consumer, emittedMs: event.offsetUs / 1_000 + emissionLateMs },
            how,
          );
        }
      }
    }
    const inOrder = reads.toSorted((left, right) => left.offsetMs - right.offsetMs);
    const scheduled = inOrder.map((how, index) => {
      const read = { read: index + 1, offsetUs: ms(how.offsetMs), consumer: how.reader % consumers };
      endRead(books, trace, read, how);
      return read;
    });
    books.source.sort((left, right) => left.atUs - right.atUs);
    books.consumers.sort((left, right) => left.atUs - right.atUs);
    const facts = { trace, consumers, warmUpUs: ms(1_000), durationUs: ms(4_000), reads: scheduled };
    return { facts, books, feeding };
  });

/** The source is asked half-way, and knows what had been emitted by then. */
function endRead(
  books: WrittenBooks,
  trace: readonly TraceEvent[],
  { read, consumer }: ScheduledRead,
  { offsetMs, by, tookMs }: RandomRead,
): void {
  const known = trace.filter(
    ({ audience, offsetUs }) =>
      isInAudience(audience, consumer) && offsetUs / 1_000 + emissionLateMs <= offsetMs + tookMs / 2,
  );
  switch (by) {
    case 'copy':
      books.answerRead(read, offsetMs, 'copy');
      return;
    case 'source':
      books.answerRead(read, offsetMs + tookMs, { lastEventId: known.at(-1)?.id ?? null });
      return;
    case 'nobody':
      books.failRead(read, offsetMs + tookMs);
      return;
    default:
      by satisfies never;
  }
}

function live(
  books: WrittenBooks,
  to: { readonly eventId: string; readonly consumer: number; readonly emittedMs: number },
  { pushed, deliveriesMs, isApplied }: Fate,
): void {
  const { eventId, consumer, emittedMs } = to;
  if (pushed !== 'not') {
    const ends = {
      answered: { status: 200 },
      cut: { cause: 'cut', isReceived: false },
      unanswered: { cause: 'abandoned', isReceived: true },
    } as const;
    const push = { consumer, eventIds: [eventId], sentMs: emittedMs } as const;
    books.exchange('source', { ...push, purpose: 'delivery', end: ends[pushed] });
  }
  for (const afterMs of deliveriesMs) {
    books.deliver(consumer, eventId, emittedMs + afterMs);
    if (isApplied) {
      books.apply(consumer, eventId, emittedMs + afterMs + 1);
    }
  }
}
