import { type ConsumersBook, createConsumersBook } from './consumers-book.js';
import type { Contradictions } from './contradictions.js';
import { type EventIndex, indexEvents } from './event-index.js';
import { createSourceBook, type SourceBook } from './source-book.js';
import type { TrialFacts } from './trial-window.js';

/** The two books of a trial, which know nothing of each other, and the index of the trace that both are about. */
export interface Books {
  readonly index: EventIndex;
  readonly source: SourceBook;
  readonly consumers: ConsumersBook;
}

/** Empty books. What a book contradicts itself or the trace in is noted as it is written. */
export function openBooks({ trace, consumers, reads }: TrialFacts, contradictions: Contradictions): Books {
  const index = indexEvents(trace, consumers);
  return {
    index,
    source: createSourceBook(index, contradictions),
    consumers: createConsumersBook(index, reads, contradictions),
  };
}
