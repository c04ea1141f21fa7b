import type { Comparison, Contrast } from '../../analyse/comparison.js';
import { contrastMetrics } from '../../core/contrast.js';
import { contrastName, timesInWords, verdictInWords } from './contrast-in-words.js';
import { type ContrastedPair, shownContrasts } from './shown-contrasts.js';

/** What a pair of strategies was found to be in a metric. */
export interface ContrastCell {
  readonly verdict: string;
  readonly ratio: string;
}

/** The differences between strategies: a row for each pair, a column for each metric that any pair has. */
export interface ContrastTable {
  /** Names of the metrics. */
  readonly metrics: readonly string[];
  readonly rows: readonly {
    /** The strategies as the scenario calls them. */
    readonly pair: string;
    /** One for each metric; null where the pair was not compared in it. */
    readonly cells: readonly (ContrastCell | null)[];
  }[];
}

/** Null where there is nothing to hold against each other, and where nothing was repeated. */
export function contrastTable(comparison: Comparison): ContrastTable | null {
  const { pairs } = shownContrasts(comparison);
  if (!comparison.rows.some(({ trials }) => trials > 1)) {
    return null;
  }
  const metrics = contrastMetrics.filter((name) =>
    pairs.some(({ contrasts }) => contrasts.some(({ metric }) => metric === name)),
  );
  const rows = pairs.map((pair) => ({
    pair: namePair(pair),
    cells: metrics.map((name) => cellOf(pair.contrasts.find(({ metric }) => metric === name))),
  }));
  return rows.length === 0 ? null : { metrics: metrics.map(contrastName), rows };
}

function namePair({ label, against, trusted }: ContrastedPair): string {
  return `${label} against ${against}${trusted ? '' : ' (disturbed)'}`;
}

function cellOf(contrast: Contrast | undefined): ContrastCell | null {
  return contrast === undefined ? null : { verdict: verdictInWords(contrast), ratio: timesInWords(contrast) };
}

/** What the table's figures are. */
export function describeContrastTable(comparison: Comparison): string {
  const { isPart } = shownContrasts(comparison);
  const rest = isPart ? ' Here each against the first strategy; ratios.csv has every pair.' : '';
  return (
    'Strategies against each other: what the first one is than the second, how many times, trial by trial on the same events: ' +
    'the median, and its 95 % interval. Where chance could be all there is, the ratio of both stands instead. One ' +
    `in twenty such intervals misses, so of many comparisons some are wrong.${rest}`
  );
}
