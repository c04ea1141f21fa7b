import type { World } from '../../analyse/comparison.js';
import { joinWords } from '../../core/words/join-words.js';
import { type Contender, consumerNumbers } from '../ranking/rank-strategies.js';
import { readableMetric } from '../readable-metric.js';
import { stateMarks } from '../state-marks.js';
import { freshnessSuffix } from './freshness-suffix.js';
import type { RunEntry, RunSeries } from './runs-summary.js';

/** What a world's runs are. */
export const worldWords: Readonly<Record<World, string>> = { live: 'measured live', virtual: 'simulated' };

/** `order-placed, simulated`; with what tells it from others of its name. */
export function seriesTitle({ name, world, variant }: RunSeries): string {
  return [`${name}, ${worldWords[world]}`, ...(variant === null ? [] : [`(${variant})`])].join(' ');
}

/** `2026-11-24 20:42:45`, in UTC. */
export function startInWords({ run }: RunEntry): string {
  return run.environment.startedAt.slice(0, 19).replace('T', ' ');
}

/** The words that say what state a run is in, but for the world, which stands beside it: `INCOMPLETE, DISTURBED`. */
export function stateInWords({ run }: RunEntry): string {
  return stateMarks(run.comparison)
    .map(({ word }) => word)
    .filter((word) => word !== 'SIMULATED')
    .join(', ');
}

/** Who was best, with the figure: `webhook (3.06 ms)`; why nobody was, where there is nobody. */
export function freshestInWords({ ranking }: RunEntry): string {
  const { freshness, freshest } = ranking;
  return describeBest(
    ranking.contenders,
    freshest,
    ({ freshnessMs }) => readableMetric(freshness, freshnessMs) + freshnessSuffix(freshness),
  );
}

/** The same by requests per event. */
export function cheapestInWords({ ranking }: RunEntry): string {
  return describeBest(ranking.contenders, ranking.cheapest, ({ requestsPerEvent }) =>
    readableMetric('requests_per_event', requestsPerEvent),
  );
}

function describeBest(
  contenders: readonly Contender[],
  best: readonly Contender[],
  figureOf: (contender: Contender) => string,
): string {
  if (best.length === 0) {
    const [alone, ...others] = contenders;
    if (alone === undefined) {
      return 'nobody can be compared';
    }
    return others.length === 0
      ? `only ${alone.row.label} can be compared`
      : 'nobody for sure: who was disturbed or failed may be better';
  }
  const names = best.map((contender) => `${contender.row.label} (${figureOf(contender)})`);
  const groups = consumerNumbers(best.map(({ row }) => row)).length;
  return best.length > groups ? `tied: ${joinWords(names)}` : joinWords(names);
}

/** Who was left out and why: `slow poll lost 1 of 24 deliveries`. Empty where nobody was. */
export function leftOutInWords({ results }: RunEntry): string {
  return results
    .filter(({ leftOut }) => leftOut.length > 0)
    .map(({ row, leftOut }) => `${row.label} ${joinWords(leftOut)}`)
    .join('; ');
}
