import type { Comparison } from '../../analyse/comparison.js';
import { isOfTheRun } from '../ranking/exclusion.js';
import { type Contender, consumerNumbers, type Ranking, rankStrategies } from '../ranking/rank-strategies.js';
import { isFreshEnough, listMissedLimits } from './limits.js';

/** An option, by the rule that led to it. */
export interface Proposed {
  readonly state: 'proposed';
  readonly rule: 'only-one-left' | 'best-of-both' | 'cheapest-within-limits' | 'even-weights';
  readonly option: Contender;
  readonly ranking: Ranking;
}

export interface NothingProposed {
  readonly state: 'none';
  readonly because: 'one-option' | 'none-left' | 'nothing-happened' | 'measure-again' | 'no-equals';
  readonly ranking: Ranking;
}

export type Proposal = Proposed | NothingProposed;

/** A latency, or an age, below this counts as this: in less time, machines differ more than strategies do. */
const atOnceMs = 1;

/**
 * Proposes an option by a rule that a reviewer can follow, and overrule:
 *
 * 1. Left out is what was not measured whole, was disturbed, lost events, left reads unanswered, or missed an upper
 *    bound that the scenario sets on it.
 * 2. Proposed is, of the rest, the option than which none is fresher or cheaper by more than 5 %.
 * 3. If there is none, and the scenario sets a limit on the freshness of each of them: the cheapest.
 * 4. Else the one with the least product of freshness (median latency, or age of answers) and requests per event: twice
 *    as fresh is then worth twice the requests. Less than 1 ms counts as 1 ms, and no request as one in the whole run.
 *
 * Where a strategy was disturbed, failed or was not measured, none is proposed: it might be the best of them.
 *
 * Only options with as many consumers can be held against each other: where those that are left have different numbers
 * of them, none is proposed.
 *
 * Of options that tie, the one with fewer bytes per event, then the first of the scenario. A single option that is left
 * is proposed, since the others ruled themselves out.
 */
export function proposeOption(comparison: Comparison): Proposal {
  const ranking = rankStrategies(comparison, (row) => listMissedLimits(comparison, row));
  const { contenders, excluded, freshest, cheapest } = ranking;
  const [first, ...others] = contenders;
  if (first === undefined) {
    return { state: 'none', because: explainEmptiness(ranking), ranking };
  }
  if (isAnyOfTheRun(ranking)) {
    return { state: 'none', because: 'measure-again', ranking };
  }
  if (others.length === 0) {
    return excluded.length === 0
      ? { state: 'none', because: 'one-option', ranking }
      : { state: 'proposed', rule: 'only-one-left', option: first, ranking };
  }
  if (consumerNumbers(contenders.map(({ row }) => row)).length > 1) {
    return { state: 'none', because: 'no-equals', ranking };
  }
  const [best] = leastFirst(contenders.filter((one) => freshest.includes(one) && cheapest.includes(one)));
  if (best !== undefined) {
    return { state: 'proposed', rule: 'best-of-both', option: best, ranking };
  }
  const hasLimits = contenders.every(({ row }) => isFreshEnough(comparison, row));
  const [option = first] = hasLimits
    ? leastFirst(contenders.filter((one) => cheapest.includes(one)))
    : leastFirst(contenders, weighEvenly);
  return { state: 'proposed', rule: hasLimits ? 'cheapest-within-limits' : 'even-weights', option, ranking };
}

function explainEmptiness(ranking: Ranking): NothingProposed['because'] {
  if (isAnyOfTheRun(ranking)) {
    return 'measure-again';
  }
  const reasons = ranking.excluded.flatMap(({ because }) => because.map(({ reason }) => reason));
  return reasons.length > 0 && reasons.every((reason) => reason === 'no-figure')
    ? 'nothing-happened'
    : 'none-left';
}

/** Whether another run, or a better machine, may bring back some of those that were left out. */
function isAnyOfTheRun({ excluded }: Ranking): boolean {
  return excluded.some(({ because }) => because.some(isOfTheRun));
}

function weighEvenly({ row, freshnessMs, requestsPerEvent }: Contender): number {
  const oneRequest = 1 / Math.max(1, row.metrics.events_occurred ?? 1);
  return Math.max(freshnessMs, atOnceMs) * Math.max(requestsPerEvent, oneRequest);
}

/** Sorting is stable: what ties in everything stays in scenario order. */
function leastFirst(
  contenders: readonly Contender[],
  weigh: (contender: Contender) => number = () => 0,
): readonly Contender[] {
  const bytes = ({ row }: Contender) => row.metrics.bytes_per_event ?? 0;
  return contenders.toSorted((left, right) => weigh(left) - weigh(right) || bytes(left) - bytes(right));
}
