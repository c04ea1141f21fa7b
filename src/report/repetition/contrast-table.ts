import type { Comparison } from '../../analyse/comparison.js';
import { contrastName, ratioInWords, verdictInWords } from './contrast-in-words.js';
import { shownContrasts } from './shown-contrasts.js';

/** A row of the table between strategies. The pair is as the scenario calls the strategies; the rest is ours. */
export interface ContrastRow {
  readonly pair: string;
  readonly metric: string;
  readonly verdict: string;
  readonly ratio: string;
}

export const contrastHeading: readonly string[] = ['strategies', 'metric', 'the first is', 'ratio'];

/** The differences between strategies, a row for each pair and metric. */
export function contrastRows(comparison: Comparison): readonly ContrastRow[] {
  return shownContrasts(comparison).pairs.flatMap(({ label, against, trusted, contrasts }) =>
    contrasts.map((contrast) => ({
      pair: `${label} against ${against}${trusted ? '' : ' (disturbed)'}`,
      metric: contrastName(contrast.metric),
      verdict: verdictInWords(contrast),
      ratio: ratioInWords(contrast),
    })),
  );
}

/** What the table's figures are. */
export function describeContrastTable(comparison: Comparison): string {
  const { isPart } = shownContrasts(comparison);
  const rest = isPart ? ' Here each against the first strategy; ratios.csv has every pair.' : '';
  return (
    'Strategies against each other: the first one’s figure divided by the second one’s in the same trial, on the same ' +
    'events; the median of these ratios and its 95 % interval. An interval that holds 1 shows no difference. One ' +
    `in twenty such intervals misses, so of many comparisons some are wrong.${rest}`
  );
}
