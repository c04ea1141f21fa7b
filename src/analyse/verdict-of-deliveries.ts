import { durationInWords } from '../core/words/duration-in-words.js';
import { joinWords } from '../core/words/join-words.js';
import { isAboutEqual, requestsInWords, timesInWords } from '../core/words/ratio-in-words.js';
import type { ComparisonRow } from './comparison.js';

/** A strategy that can be held against others: it delivered everything. */
interface Contender {
  readonly label: string;
  readonly medianMs: number;
  readonly requests: number;
  readonly requestsPerEvent: number;
  /** Whether its consumers ask, or are told. */
  readonly kind: 'pull' | 'push';
  /** Whom it told, in words. */
  readonly audience: string;
}

/** What a sentence holds against the freshest, with why just that one. */
interface Contrast {
  readonly other: Contender;
  /** Null where it needs no reason. */
  readonly because: string | null;
}

/** Clocks tell microseconds: less than half of one is no time, and nothing to divide by. */
const atOnceMs = 0.000_5;

type Order = (left: Contender, right: Contender) => number;

const byFreshest: Order = (left, right) => left.medianMs - right.medianMs || left.requests - right.requests;
const byCheapest: Order = (left, right) => left.requests - right.requests || left.medianMs - right.medianMs;

/**
 * One sentence: what the freshest strategy (by median latency) bought and what it cost against the cheapest (by
 * requests). One that is both is held against the freshest of the other kind, pull against push; where there is none,
 * against the least fresh. Nothing where nothing was delivered.
 * @param rows in scenario order, with equally many consumers
 * @param isMixed whether others have more or fewer of them
 */
export function compareDeliveries(rows: readonly ComparisonRow[], isMixed: boolean): readonly string[] {
  const contenders = rows.flatMap((row) => contenderOf(row, isMixed) ?? []);
  // Sorting is stable: what ties in both stays in scenario order.
  const [freshest, ...others] = contenders.toSorted(byFreshest);
  const [cheapest, nextCheapest] = contenders.toSorted(byCheapest);
  if (freshest === undefined || cheapest === undefined) {
    return [];
  }
  if (nextCheapest === undefined) {
    return [describeAlone(freshest)];
  }
  const isBoth = isAboutEqual(freshest.requests, cheapest.requests);
  const equals = others.filter((other) => byFreshest(other, freshest) === 0);
  const contrast = isBoth ? findContrast(freshest, others.slice(equals.length)) : null;
  return [
    contrast === null
      ? describeTradeOff(freshest, cheapest === freshest ? nextCheapest : cheapest, equals)
      : describeBest([freshest, ...equals], contrast, cheapest),
  ];
}

function contenderOf(
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
  return { label, medianMs, requests, requestsPerEvent, kind, audience: audienceOf(consumers, isMixed) };
}

/** @param others the freshest first, without those that tie with the best in everything */
function findContrast(best: Contender, others: readonly Contender[]): Contrast | null {
  const otherKind = others.find(({ kind }) => kind !== best.kind);
  const other = otherKind ?? others.at(-1);
  if (other === undefined) {
    return null;
  }
  const because = otherKind === undefined ? 'the least fresh' : kindWords[otherKind.kind];
  return { other, because: others.length === 1 ? null : because };
}

const kindWords: Readonly<Record<Contender['kind'], string>> = {
  pull: 'the freshest that polls',
  push: 'the freshest that does not poll',
};

/** Equal strategies that nothing was better than, by its figures. */
function describeBest(
  best: readonly [Contender, ...Contender[]],
  { other, because }: Contrast,
  cheapest: Contender,
): string {
  const [first] = best;
  const told = describeComparison(first, { other, because });
  const names = joinWords(best.map(({ label }) => label));
  const [was, it] = best.length === 1 ? ['was', 'it'] : ['were', 'they'];
  if (isAboutEqual(first.requests, other.requests)) {
    return `${names} ${told}`;
  }
  return first.requests === cheapest.requests
    ? `${names} ${was} both the freshest and the cheapest: ${it} ${told}`
    : `${names} ${was} the freshest and about as cheap as the cheapest: ${it} ${told}`;
}

/** @param equals that tie with the freshest in everything */
function describeTradeOff(freshest: Contender, other: Contender, equals: readonly Contender[]): string {
  if (equals.length > 1 && equals.includes(other)) {
    const names = joinWords([freshest, ...equals].map(({ label }) => label));
    return `${names} told ${freshest.audience} as soon (${describeMedian(freshest)}) and sent as many requests (${freshest.requests} each).`;
  }
  return `${freshest.label} ${describeComparison(freshest, { other, because: null })}`;
}

function describeComparison(freshest: Contender, { other, because }: Contrast): string {
  const requests = requestsInWords(freshest.requests, other.requests);
  return `told ${freshest.audience} ${describeFreshness(freshest, { other, because })} and sent ${requests}.`;
}

function describeFreshness(freshest: Contender, { other, because }: Contrast): string {
  const [soon, late] = [durationInWords(freshest.medianMs), durationInWords(other.medianMs)];
  const name = because === null ? other.label : `${other.label}, ${because}`;
  if (soon === late) {
    return `as soon as ${name} (median ${soon} each)`;
  }
  if (freshest.medianMs < atOnceMs) {
    return `at once, where ${name}${because === null ? '' : ','} took a median of ${late},`;
  }
  const medians = `${name} (median ${soon} against ${late})`;
  return isAboutEqual(freshest.medianMs, other.medianMs)
    ? `about as soon as ${medians}`
    : `${timesInWords(other.medianMs / freshest.medianMs)} sooner than ${medians}`;
}

function describeAlone(alone: Contender): string {
  const { label, medianMs, requests, requestsPerEvent, audience } = alone;
  const when = medianMs === 0 ? 'at once (median 0 ms)' : `after a ${describeMedian(alone)}`;
  const cost = requests === 1 ? '1 request' : `${requests} requests`;
  const perEvent = Number(requestsPerEvent.toPrecision(3));
  return `${label} told ${audience} ${when} and sent ${cost}, ${perEvent} per event.`;
}

function describeMedian({ medianMs }: Contender): string {
  return `median of ${durationInWords(medianMs)}`;
}

function audienceOf(consumers: number, isMixed: boolean): string {
  const noun = consumers === 1 ? 'consumer' : 'consumers';
  return isMixed ? `its ${consumers} ${noun}` : `the ${noun}`;
}
