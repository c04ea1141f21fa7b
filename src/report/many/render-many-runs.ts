import { renderManyCsv } from './many-csv.js';
import { renderManyMarkdown } from './many-markdown.js';
import { renderManyPage } from './many-page.js';
import type { NamedRun, RunsSummary } from './runs-summary.js';
import { summariseRuns } from './summarise-runs.js';

/** The forms of the report over several runs, by the ending of the file. */
export const manyRunsEndings = ['.html', '.md', '.csv'] as const;

export type ManyRunsEnding = (typeof manyRunsEndings)[number];

const renderers: Readonly<Record<ManyRunsEnding, (summary: RunsSummary) => string>> = {
  '.html': renderManyPage,
  '.md': renderManyMarkdown,
  '.csv': renderManyCsv,
};

/**
 * One report over several runs, of several scenarios or of one at several dates: a matrix of scenarios and strategies,
 * who was best by freshness and by cost, and trends. The same runs in the same order give the same bytes.
 * @param runs in the order in which the user gave them
 * @throws PushVsPollError PVP_USAGE when there is no run, or when a run was given twice
 */
export function renderManyRuns(runs: readonly NamedRun[], ending: ManyRunsEnding): string {
  return renderers[ending](summariseRuns(runs));
}
