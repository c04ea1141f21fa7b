import { joinWords } from '../../core/words/join-words.js';
import type { RunEntry } from './runs-summary.js';

/** Said of runs between which nothing changed, as two simulations of one scenario. */
export const everyFigureIsTheSame = 'Every figure of these runs is the same, to the last digit.';

/**
 * What changed between the runs of one scenario beside the date, in sentences: a trend over other machines, or other
 * versions, is theirs too. In virtual time the machine plays no part.
 */
export function describeChanges(runs: readonly RunEntry[]): readonly string[] {
  const environments = runs.map(({ run }) => run.environment);
  const machines = distinct(runs.map(({ machine }) => machine));
  const versions = distinct(environments.map(({ packageVersion }) => packageVersion));
  const commits = distinct(environments.flatMap(({ gitCommit }) => gitCommit?.slice(0, 8) ?? []));
  const nodes = distinct(environments.map(({ node }) => node));
  const isLive = runs.some(({ run }) => run.comparison.world === 'live');
  return [
    ...(isSame(runs) ? [everyFigureIsTheSame] : []),
    ...(isLive && machines.length > 1
      ? [`These runs came from different machines (${joinWords(machines)}): a change may be theirs.`]
      : []),
    ...(versions.length > 1 ? [`The version of push-vs-poll changed: ${joinWords(versions)}.`] : []),
    ...(commits.length > 1 ? [`The commit changed: ${joinWords(commits)}.`] : []),
    ...(isLive && nodes.length > 1 ? [`The version of Node changed: ${joinWords(nodes)}.`] : []),
  ];
}

function isSame(runs: readonly RunEntry[]): boolean {
  const figures = runs.map(({ results }) =>
    JSON.stringify(results.map(({ row }) => [row.label, row.metrics])),
  );
  return runs.length > 1 && distinct(figures).length === 1;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
