import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { escapeMarkdown } from '../markdown-text.js';
import { figureInWords } from './figure-in-words.js';
import { type RecordMetric, recordMetrics } from './record-metrics.js';

/** A Markdown list of what may matter, each with the range that the options span: what spans nothing decides nothing. */
export function renderDrivers({ rows }: Comparison): string {
  return [
    '* Completeness: no event lost. An option that lost one is not proposed.',
    ...recordMetrics.flatMap((metric) => describeDriver(rows, metric) ?? []),
  ].join('\n');
}

/** Null where no strategy has such a figure. */
function describeDriver(
  rows: readonly ComparisonRow[],
  { name, words, driver }: RecordMetric,
): string | null {
  const known = rows
    .filter(({ metrics }) => metrics[name] !== null)
    .toSorted((left, right) => (left.metrics[name] ?? 0) - (right.metrics[name] ?? 0));
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) {
    return null;
  }
  const [from, to] = [figureInWords(least, name), figureInWords(most, name)];
  const range =
    from === to ? from : `${from} (${escapeMarkdown(least.label)}) to ${to} (${escapeMarkdown(most.label)})`;
  return `* ${driver}. Here: ${words} ${range}`;
}
