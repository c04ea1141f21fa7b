import type { Books } from './books.js';
import { expectedEvents } from './join-events.js';
import type { TrialEnd } from './join-requests.js';
import { type Answer, agesOf, type Stream } from './oldest-missing.js';
import type { ReadEnd } from './read-records.js';
import type { ScheduledRead } from './trial-window.js';

/** What the reads of a trial came to. */
export interface ReadFigures {
  /** Answered or failed. */
  readonly total: number;
  readonly failed: number;
  /** Of each answered read: from its scheduled instant until the reader had the source's answer; 0 of a copy's. */
  readonly latenciesUs: readonly number[];
  /** Answers that lacked an event. */
  readonly stale: number;
  /** Sum over all answers; a fresh one is of age 0. */
  readonly ageSumUs: number;
}

type Answered = Exclude<ReadEnd, { kind: 'failed' }>;

/**
 * Measures the reads of books that have been verified; null where the plan has none. An answer is stale when it
 * lacks an event of the reader's stream that had occurred, by its schedule, before the reader had the answer. A copy
 * knows what had been delivered to it by then; the source knew what had become visible by the last event it named.
 * A copy answers in no time: how late the reader's own timer woke it is no property of the strategy. What the source
 * answers counts from the scheduled instant, so that a reader held up by earlier answers does not hide its wait.
 * @param startUs the instant of trace offset 0
 */
export function measureReads(books: Books, startUs: number, end: TrialEnd): ReadFigures | null {
  const { scheduled, endOf } = books.consumers.reads;
  if (scheduled.length === 0) {
    return null;
  }
  const ended = scheduled.flatMap((read) => {
    const how = endOf(read);
    return how === undefined ? [] : [{ read, how }];
  });
  const answered = ended.flatMap(({ read, how }) => (how.kind === 'failed' ? [] : [{ read, how }]));
  const ages = listAges(books, startUs, end, answered);
  return {
    total: ended.length,
    failed: ended.length - answered.length,
    latenciesUs: answered.map(({ read, how }) =>
      how.kind === 'copy' ? 0 : how.atUs - startUs - read.offsetUs,
    ),
    stale: ages.filter((ageUs) => ageUs > 0).length,
    ageSumUs: ages.reduce((sum, ageUs) => sum + ageUs, 0),
  };
}

function listAges(
  books: Books,
  startUs: number,
  end: TrialEnd,
  answered: readonly { readonly read: ScheduledRead; readonly how: Answered }[],
): readonly number[] {
  const byReader = new Map<number, Answered[]>();
  for (const { read, how } of answered) {
    const known = byReader.get(read.consumer);
    if (known === undefined) {
      byReader.set(read.consumer, [how]);
    } else {
      known.push(how);
    }
  }
  const streams = listStreams(books, end, [...byReader.keys()]);
  const occurredUs = (position: number) => startUs + (books.index.events[position]?.offsetUs ?? 0);
  return [...byReader].flatMap(([consumer, ends]) => {
    const stream = { positions: streams.get(consumer) ?? [], occurredUs };
    return [
      ...agesOf({ ...stream, knownFrom: deliveredUs(books, consumer) }, answersOfCopy(ends)),
      ...agesOf({ ...stream, knownFrom: books.source.visibility.rankOf }, answersOfSource(books, ends)),
    ];
  });
}

/** The events of each reader, in order of occurrence. */
function listStreams(
  books: Books,
  end: TrialEnd,
  readers: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const streams = new Map(readers.map((consumer): [number, number[]] => [consumer, []]));
  for (const { position } of expectedEvents(books, end)) {
    books.index.forAudience(position, (_slot, consumer) => {
      streams.get(consumer)?.push(position);
    });
  }
  return streams;
}

function deliveredUs({ index, consumers }: Books, consumer: number): Stream['knownFrom'] {
  const { count, firstUs } = consumers.arrivals.delivered;
  return (position) => {
    const slot = index.slotOf(position, consumer);
    return slot === undefined || count[slot] === 0
      ? Number.POSITIVE_INFINITY
      : (firstUs[slot] ?? Number.POSITIVE_INFINITY);
  };
}

function answersOfCopy(ends: readonly Answered[]): readonly Answer[] {
  return ends.flatMap(({ kind, atUs }) => (kind === 'copy' ? { atUs, knows: atUs } : []));
}

/** A source that names no event knew of none: places in the order of appearance begin at 1. */
function answersOfSource({ source }: Books, ends: readonly Answered[]): readonly Answer[] {
  return ends.flatMap((how) => {
    if (how.kind !== 'source') {
      return [];
    }
    const knows = how.lastPosition === null ? 0 : source.visibility.rankOf(how.lastPosition);
    return { atUs: how.atUs, knows };
  });
}
