import fc from 'fast-check';
import type { TrialFacts } from '../trial-window.js';
import { type Feeding, ms, traceAt, type WrittenBooks, writeBooks } from './write-books.js';

export interface RandomTrial {
  readonly facts: TrialFacts;
  readonly books: WrittenBooks;
  readonly feeding: Feeding;
}

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

/**
 * Trials of up to 3 consumers and 12 events whose books balance, with losses, repetitions, retries, and polls all
 * over the place. Each side's book is in the order of time.
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
    feeding: fc.constantFrom<Feeding>('source-first', 'consumers-first', 'by-time'),
  })
  .map(({ consumers, offsetsMs, isOwn, fates, polls, feeding }) => {
    const ascending = offsetsMs.toSorted((left, right) => left - right);
    const trace = traceAt(ascending, {
      audienceOf: (sequence) => (isOwn ? sequence % consumers : 'all'),
      warmUps: ascending.filter((offsetMs) => offsetMs < 1_000).length,
    });
    const books = writeBooks(trace);
    books.emitAll(0.25);
    for (const { sentMs, items, end } of polls) {
      books.exchange('consumers', { purpose: 'poll', consumer: 0, sentMs, items, end });
    }
    for (const event of trace) {
      const audience =
        event.audience === 'all' ? Array.from({ length: consumers }, (_, one) => one) : [event.audience];
      for (const consumer of audience) {
        const how = fates[(event.sequence - 1) * 3 + consumer];
        if (how !== undefined) {
          live(books, { eventId: event.id, consumer, emittedMs: event.offsetUs / 1_000 + 0.25 }, how);
        }
      }
    }
    books.source.sort((left, right) => left.atUs - right.atUs);
    books.consumers.sort((left, right) => left.atUs - right.atUs);
    return { facts: { trace, consumers, warmUpUs: ms(1_000), durationUs: ms(4_000) }, books, feeding };
  });

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
