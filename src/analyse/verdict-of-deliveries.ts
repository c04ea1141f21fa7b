import { durationInWords } from '../core/words/duration-in-words.js';
import { joinWords } from '../core/words/join-words.js';
import { isAboutEqual } from '../core/words/ratio-in-words.js';
import type { ComparisonRow } from './comparison.js';
import { byCheapest, byFreshest, type Contender, contenderOf } from './contender.js';
import {
  describeAlone,
  describeComparison,
  describeMedian,
  kindWords,
  type Opponent,
} from './contender-in-words.js';
import { answerTheQuestion } from './poll-or-webhook.js';

/**
 * What came out, as one text: what the freshest strategy (by median latency) bought and what it cost against the cheapest (by
 * requests). One that is both is held against the freshest of the other kind, pull against push; where there is none,
 * against the least fresh. Then, where that leaves the question "poll or webhook?" open, a sentence which answers it.
 * Nothing where nothing was delivered.
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
  const opponent = isBoth ? findOpponent(freshest, others.slice(equals.length)) : null;
  const other = opponent?.other ?? (cheapest === freshest ? nextCheapest : cheapest);
  const sentence =
    opponent === null
      ? describeTradeOff(freshest, other, equals)
      : describeBest([freshest, ...equals], opponent, cheapest);
  const named = [freshest, ...equals, other];
  const answer = answerTheQuestion(contenders, named);
  const beside = answer.length > 0 ? [] : describeBeside(contenders.filter((one) => !named.includes(one)));
  return [[sentence, ...answer, ...beside].join(' ')];
}

/** @param others the freshest first, without those that tie with the best in everything */
function findOpponent(best: Contender, others: readonly Contender[]): Opponent | null {
  const otherKind = others.find(({ kind }) => kind !== best.kind);
  const other = otherKind ?? others.at(-1);
  if (other === undefined) {
    return null;
  }
  const because = otherKind === undefined ? 'the least fresh' : kindWords[otherKind.kind];
  return { other, because: others.length === 1 ? null : because };
}

/** A sentence with more names is not read. */
const mostBeside = 3;

/** Who was neither the freshest nor what it is held against, in scenario order. */
function describeBeside(others: readonly Contender[]): readonly string[] {
  const figures = others.map(
    ({ label, medianMs, requests }) => `${label} (median ${durationInWords(medianMs)}, ${requests} requests)`,
  );
  return others.length === 0 || others.length > mostBeside ? [] : [`Beside them: ${joinWords(figures)}.`];
}

/** Equal strategies that nothing was better than, by its figures. */
function describeBest(
  best: readonly [Contender, ...Contender[]],
  { other, because }: Opponent,
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
