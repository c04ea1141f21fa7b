import { isMarked } from '../notes.js';
import { optionsInWords } from '../options-in-words.js';
import { readableMetric } from '../readable-metric.js';
import { freshnessSuffix } from './freshness-suffix.js';
import type { RunEntry, Standing, StrategyResult } from './runs-summary.js';

/** A line of the cell of one strategy in one scenario. */
export interface CellLine {
  readonly text: string;
  /** A place of honour; null where there is none. */
  readonly honour: string | null;
  readonly kind: 'figure' | 'grave' | 'remark';
}

/**
 * What the matrix says of a strategy: how fresh, at how many requests, why it is left out, and with which options. A figure
 * that it does not have is left out: why it has none is said.
 */
export function cellLines({ ranking }: RunEntry, result: StrategyResult): readonly CellLine[] {
  const { row, freshest, cheapest, leftOut } = result;
  const { freshness } = ranking;
  const figure = (name: typeof freshness | 'requests_per_event') =>
    readableMetric(name, row.metrics[name]) + (isMarked(row, [name]) ? '*' : '');
  const strategy = row.label === row.strategyId ? '' : row.strategyId;
  const options = [strategy, optionsInWords(row.options)].filter((part) => part !== '').join(' ');
  const perEvent: CellLine = {
    text: `${figure('requests_per_event')} per event`,
    honour: honourOf('cheapest', cheapest),
    kind: 'figure',
  };
  return [
    ...(row.metrics[freshness] === null
      ? []
      : [
          {
            text: figure(freshness) + freshnessSuffix(freshness),
            honour: honourOf('freshest', freshest),
            kind: 'figure',
          } as const,
        ]),
    ...(row.metrics.requests_per_event === null ? [] : [perEvent]),
    ...leftOut.map((text) => ({ text, honour: null, kind: 'grave' }) as const),
    ...(options === '' ? [] : [{ text: options, honour: null, kind: 'remark' } as const]),
  ];
}

function honourOf(word: string, standing: Standing): string | null {
  switch (standing) {
    case 'sole':
      return word;
    case 'tied':
      return `${word}, tied`;
    case 'no':
      return null;
    default:
      return standing satisfies never;
  }
}
