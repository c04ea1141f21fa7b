import type { ComparisonRow } from '../../analyse/comparison.js';
import { describeBest } from '../comparison-columns.js';
import { explainFigures } from '../explanations.js';
import { escapeMarkdown } from '../markdown-text.js';
import { isAnyMeasured } from '../notes.js';
import type { MarkdownSection } from './section.js';

/** What bold and an asterisk stand for in the table. */
export function explainMarks(rows: readonly ComparisonRow[]): string {
  return `**Bold** is the ${describeBest(rows)}. A figure with an asterisk has a warning: do not quote it bare.`;
}

/** Where to look first. Empty when nothing was measured: then there is nothing to look at. */
export const lookFor: MarkdownSection = {
  title: 'What to look for',
  render: ({ comparison: { scenario, rows } }) =>
    isAnyMeasured(rows) ? escapeMarkdown(scenario.lookFor ?? '') : '',
};

/** How the figures are to be read. */
export const reading: MarkdownSection = {
  title: 'How to read this',
  render: ({ comparison }) =>
    [...explainFigures(comparison), explainMarks(comparison.rows)]
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
};
