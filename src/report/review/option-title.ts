import type { ComparisonRow } from '../../analyse/comparison.js';
import { escapeMarkdown } from '../markdown-text.js';
import { optionsInWords } from '../options-in-words.js';

/** An option's name as Markdown: its label, and the strategy with its options where the label does not say it. */
export function optionTitle(row: ComparisonRow): string {
  const options = optionsInWords(row.options);
  const strategy = row.label === row.strategyId ? options : [row.strategyId, options].join(' ').trim();
  return escapeMarkdown(strategy === '' ? row.label : `${row.label} (${strategy})`);
}
