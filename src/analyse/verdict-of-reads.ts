import { durationInWords } from '../core/words/duration-in-words.js';
import { joinWords } from '../core/words/join-words.js';
import type { ComparisonRow } from './comparison.js';

/** A strategy whose reads can be held against those of others: all of them were answered, and no event was lost. */
interface Reader {
  readonly label: string;
  readonly latencyMs: number;
  readonly staleShare: number;
  readonly requests: number;
}

/**
 * One sentence about reads: who answered them the soonest, the freshest, and with the fewest requests, as far as they
 * differ. None where
 * nobody read, or where no strategy answered everything.
 * @param rows in scenario order
 */
export function describeReads(rows: readonly ComparisonRow[]): readonly string[] {
  const readers = rows.flatMap((row) => readerOf(row) ?? []);
  const [first, second, ...others] = readers;
  if (first === undefined) {
    return [];
  }
  return [second === undefined ? describeOne(first) : compareReaders([first, second, ...others])];
}

/** A sentence for each strategy that left reads unanswered. */
export function describeUnanswered(rows: readonly ComparisonRow[]): readonly string[] {
  return rows.flatMap(({ label, metrics }) => {
    const failed = metrics.reads_failed ?? 0;
    const text = `${label} left ${failed} of ${metrics.reads_total} reads unanswered`;
    return failed === 0 ? [] : `${text}, so its reads are not held against those of the others.`;
  });
}

function readerOf({ label, trials, metrics }: ComparisonRow): Reader | null {
  const { read_latency_mean_ms: latencyMs, stale_read_share: staleShare, requests_total: requests } = metrics;
  const isComparable = trials > 0 && metrics.reads_failed === 0 && (metrics.events_lost ?? 0) === 0;
  return !isComparable || latencyMs === null || staleShare === null || requests === null
    ? null
    : { label, latencyMs, staleShare, requests };
}

type Order = (left: Reader, right: Reader) => number;

const bySoonest: Order = (left, right) => left.latencyMs - right.latencyMs;
const byFreshest: Order = (left, right) => left.staleShare - right.staleShare;
const byCheapest: Order = (left, right) => left.requests - right.requests;

/** Who is best in something; what ties in it is decided by the rest, and then by scenario order. */
interface Distinction {
  readonly words: string;
  readonly orders: readonly [Order, ...Order[]];
}

const soonest: Distinction = { words: 'soonest', orders: [bySoonest, byFreshest, byCheapest] };
const freshest: Distinction = { words: 'freshest', orders: [byFreshest, bySoonest, byCheapest] };
const cheapest: Distinction = {
  words: 'with the fewest requests',
  orders: [byCheapest, byFreshest, bySoonest],
};

/** What all have in common is no merit of one of them. */
function compareReaders(readers: readonly [Reader, Reader, ...Reader[]]): string {
  const [first] = readers;
  const telling = [soonest, freshest, cheapest].filter(({ orders: [order] }) =>
    readers.some((other) => order(first, other) !== 0),
  );
  const winners = nameWinners(readers, telling);
  if (telling.includes(soonest)) {
    return `Reads were answered ${winners.join('; ')}.`;
  }
  const all = readers.length === 2 ? 'both' : 'all';
  return telling.length === 0
    ? `Reads were answered ${whenInWords(first)} by ${all}, ${describeAnswers(first)} each.`
    : `Reads were answered ${[`${whenInWords(first)} by ${all}`, ...winners].join('; ')}.`;
}

function nameWinners(readers: readonly Reader[], telling: readonly Distinction[]): readonly string[] {
  const honours = new Map<Reader, string[]>();
  for (const { words, orders } of telling) {
    const [best] = readers.toSorted((left, right) => firstDifference(orders, left, right));
    if (best !== undefined) {
      honours.set(best, [...(honours.get(best) ?? []), words]);
    }
  }
  return [...honours].map(([reader, words]) => {
    const figures = telling.includes(soonest) ? describeFigures(reader) : describeAnswers(reader);
    const asSoon = words.includes(soonest.words) ? describeAsSoon(reader, readers) : '';
    return `${joinWords(words)} by ${reader.label} (${figures})${asSoon}`;
  });
}

/** As many are named as a reader takes in. */
const mostNamed = 3;

/** Copies all answer at once: being the soonest is then no merit of one of them. */
function describeAsSoon(first: Reader, readers: readonly Reader[]): string {
  const equals = readers.filter((other) => other !== first && bySoonest(first, other) === 0);
  const names =
    equals.length > mostNamed ? `${equals.length} others` : joinWords(equals.map(({ label }) => label));
  return equals.length === 0 ? '' : `, as soon as by ${names}`;
}

function firstDifference(orders: readonly Order[], left: Reader, right: Reader): number {
  return orders.map((order) => order(left, right)).find((difference) => difference !== 0) ?? 0;
}

function describeOne(reader: Reader): string {
  return `${reader.label} answered the reads ${describeFigures(reader)}.`;
}

function describeFigures(reader: Reader): string {
  return `${whenInWords(reader)}, ${describeAnswers(reader)}`;
}

function whenInWords({ latencyMs }: Reader): string {
  return latencyMs === 0 ? 'at once' : `after a mean of ${durationInWords(latencyMs)}`;
}

/** What they knew, and what they cost. */
function describeAnswers({ staleShare, requests }: Reader): string {
  return `${shareInWords(staleShare)} stale, ${requests === 1 ? '1 request' : `${requests} requests`}`;
}

function shareInWords(share: number): string {
  return share === 0 ? 'none' : `${Number((share * 100).toPrecision(2))} %`;
}
