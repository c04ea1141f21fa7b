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
 * One sentence about reads: who answered them the soonest, the freshest, and with the fewest requests. None where
 * nobody read, or where no strategy answered everything.
 * @param rows in scenario order
 */
export function describeReads(rows: readonly ComparisonRow[]): readonly string[] {
  const readers = rows.flatMap((row) => readerOf(row) ?? []);
  const [only, ...others] = readers;
  if (only === undefined) {
    return [];
  }
  return [others.length === 0 ? describeOne(only) : compareReaders(readers)];
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
const distinctions: readonly { readonly words: string; readonly orders: readonly Order[] }[] = [
  { words: 'soonest', orders: [bySoonest, byFreshest, byCheapest] },
  { words: 'freshest', orders: [byFreshest, bySoonest, byCheapest] },
  { words: 'with the fewest requests', orders: [byCheapest, byFreshest, bySoonest] },
];

function compareReaders(readers: readonly Reader[]): string {
  const honours = new Map<Reader, string[]>();
  for (const { words, orders } of distinctions) {
    const [best] = readers.toSorted((left, right) => firstDifference(orders, left, right));
    if (best !== undefined) {
      honours.set(best, [...(honours.get(best) ?? []), words]);
    }
  }
  const winners = [...honours].map(([reader, words]) => {
    const asSoon = words.includes('soonest') ? describeAsSoon(reader, readers) : '';
    return `${joinWords(words)} by ${reader.label} (${describeFigures(reader)})${asSoon}`;
  });
  return `Reads were answered ${winners.join('; ')}.`;
}

/** Copies all answer at once: being the soonest is then no merit of one of them. */
function describeAsSoon(soonest: Reader, readers: readonly Reader[]): string {
  const equals = readers.filter((other) => other !== soonest && bySoonest(soonest, other) === 0);
  return equals.length === 0 ? '' : `, as soon as by ${joinWords(equals.map(({ label }) => label))}`;
}

function firstDifference(orders: readonly Order[], left: Reader, right: Reader): number {
  return orders.map((order) => order(left, right)).find((difference) => difference !== 0) ?? 0;
}

function describeOne(reader: Reader): string {
  return `${reader.label} answered the reads ${describeFigures(reader)}.`;
}

function describeFigures(reader: Reader): string {
  const { latencyMs, staleShare, requests } = reader;
  const when = latencyMs === 0 ? 'at once' : `after a mean of ${durationInWords(latencyMs)}`;
  return `${when}, ${shareInWords(staleShare)} stale, ${requests === 1 ? '1 request' : `${requests} requests`}`;
}

function shareInWords(share: number): string {
  return share === 0 ? 'none' : `${Number((share * 100).toPrecision(2))} %`;
}
