import { exclusionsInWords } from '../exclusions-in-words.js';
import { type Contender, type Ranking, rankStrategies } from '../ranking/rank-strategies.js';
import { describeMachine } from './name-machines.js';
import type { Machine, NamedRun, RunEntry, Standing } from './runs-summary.js';

/** One run, with who was best in it and who was left out. */
export function describeRun(named: NamedRun, machines: readonly Machine[]): RunEntry {
  const { comparison, environment } = named.run;
  const ranking = rankStrategies(comparison);
  const description = describeMachine(environment);
  return {
    ...named,
    ranking,
    machine: machines.find((machine) => machine.description === description)?.letter ?? '',
    results: comparison.rows.map((row) => ({
      row,
      freshest: standingOf(ranking.freshest, row.label),
      cheapest: standingOf(ranking.cheapest, row.label),
      leftOut: leftOutOf(ranking, row.label),
    })),
  };
}

function standingOf(best: readonly Contender[], label: string): Standing {
  if (!best.some(({ row }) => row.label === label)) {
    return 'no';
  }
  return best.length === 1 ? 'sole' : 'tied';
}

function leftOutOf({ excluded }: Ranking, label: string): readonly string[] {
  return exclusionsInWords(excluded.find(({ row }) => row.label === label)?.because ?? []);
}
