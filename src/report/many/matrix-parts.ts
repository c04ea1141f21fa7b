import type { RunSeries, RunsSummary } from './runs-summary.js';

/** As many strategies as fit beside each other on A4, and on a page of a forge. */
const strategiesPerTable = 6;

/** A table of the matrix: some strategies, with the scenarios that have one of them. */
export interface MatrixPart {
  readonly caption: string;
  readonly labels: readonly string[];
  /** Never empty. */
  readonly series: readonly RunSeries[];
}

/** What stands where a strategy took no part in a scenario. */
export const notInIt = 'not in it';

/**
 * The matrix of scenarios and strategies, in as many tables as it takes for none to run off.
 * @param bestMark how the tables show who was best, as a word of a sentence
 */
export function splitMatrix({ series, labels }: RunsSummary, bestMark: string): readonly MatrixPart[] {
  const caption =
    'In each cell: freshness (median latency, or age of answers), then requests per event. ' +
    `${bestMark} the best of its scenario.`;
  const count = Math.ceil(labels.length / strategiesPerTable);
  return Array.from({ length: count }, (_, index) => {
    const part = labels.slice(index * strategiesPerTable, (index + 1) * strategiesPerTable);
    return {
      caption: count === 1 ? caption : `${caption} Part ${index + 1} of ${count}.`,
      labels: part,
      series: series.filter(({ shown }) => shown.results.some(({ row }) => part.includes(row.label))),
    };
  });
}
