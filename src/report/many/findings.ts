import type { World } from '../../analyse/comparison.js';
import { joinWords } from '../../core/words/join-words.js';
import { countOf } from '../count-of.js';
import { consumerNumbers } from '../ranking/rank-strategies.js';
import type { RunSeries, RunsSummary, StrategyResult } from './runs-summary.js';
import { worldWords } from './series-in-words.js';

/** What came out over all scenarios, in sentences: measured and simulated ones are never counted together. */
export function describeFindings({ series }: RunsSummary): readonly string[] {
  return (['live', 'virtual'] as const).flatMap((world) =>
    describeWorld(
      world,
      series.filter((one) => one.world === world),
    ),
  );
}

function describeWorld(world: World, series: readonly RunSeries[]): readonly string[] {
  const contested = series.filter(({ shown }) => shown.ranking.freshest.length > 0);
  const silent = series.length - contested.length;
  const scenarios = countOf(series.length, 'scenario', 'scenarios');
  if (series.length === 0) {
    return [];
  }
  if (contested.length === 0) {
    return [
      `Of ${scenarios} ${worldWords[world]}, none has a best strategy: no two could be compared, or one that was disturbed or failed may be better.`,
    ];
  }
  const isTied = contested.some(({ shown: { results } }) =>
    results.some((result) => result.freshest === 'tied' || result.cheapest === 'tied'),
  );
  const isMixed = contested.some(
    ({ shown: { results } }) => consumerNumbers(results.map(({ row }) => row)).length > 1,
  );
  const ties = isTied ? ' A tie counts for each.' : '';
  const equals = isMixed
    ? ' Only strategies with as many consumers are compared: each number of them has its best.'
    : '';
  const freshest = countWins(contested, ({ freshest }) => freshest !== 'no');
  const cheapest = countWins(contested, ({ cheapest }) => cheapest !== 'no');
  const rest =
    silent === 0
      ? ''
      : ` In ${silent} nobody is called best: no two strategies could be compared, or one that was disturbed or failed may be better.`;
  return [
    `Of ${scenarios} ${worldWords[world]}, the freshest was ${freshest}; the fewest requests were those of ${cheapest}.${ties}${equals}${rest}`,
  ];
}

/** `webhook in 3 and sse in 1`, those with most first; a tie counts for each. */
function countWins(series: readonly RunSeries[], isBest: (result: StrategyResult) => boolean): string {
  const wins = new Map<string, number>();
  for (const { row } of series.flatMap(({ shown }) => shown.results.filter(isBest))) {
    wins.set(row.label, (wins.get(row.label) ?? 0) + 1);
  }
  return joinWords(
    [...wins].toSorted(([, left], [, right]) => right - left).map(([label, count]) => `${label} in ${count}`),
  );
}
