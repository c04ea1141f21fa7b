import type { Comparison } from '../../analyse/comparison.js';
import { columnName } from '../comparison-columns.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { noValue } from '../readable-metric.js';
import { contrastHeading, contrastRows, describeContrastTable } from '../repetition/contrast-table.js';
import { repeatedColumns } from '../repetition/repeated-columns.js';
import { repetitionInWords } from '../repetition/repetition-in-words.js';
import type { MarkdownSection } from './section.js';

/** How far the figures vary from trial to trial, and what that says about the differences between strategies. */
export const repetition: MarkdownSection = {
  title: 'How sure the figures are',
  render: ({ comparison }) =>
    [
      escapeMarkdown(repetitionInWords(comparison)),
      ...renderMedians(comparison),
      ...renderContrasts(comparison),
    ].join('\n\n'),
};

function renderMedians({ rows }: Comparison): readonly string[] {
  const columns = repeatedColumns(rows);
  const body = rows.map((row, index) => [
    escapeMarkdown(row.label),
    ...columns.map(({ cells }) => {
      const cell = cells[index];
      return escapeMarkdown(cell?.text ?? noValue) + (cell?.marked ? '\\*' : '');
    }),
  ]);
  const sides = ['left' as const, ...columns.map(() => 'right' as const)];
  return columns.length === 0 ? [] : [markdownTable(['strategy', ...columns.map(columnName)], body, sides)];
}

function renderContrasts(comparison: Comparison): readonly string[] {
  const body = contrastRows(comparison).map(({ pair, metric, verdict, ratio }) => [
    escapeMarkdown(pair),
    metric,
    verdict,
    escapeMarkdown(ratio),
  ]);
  return body.length === 0
    ? []
    : [
        escapeMarkdown(describeContrastTable(comparison)),
        markdownTable(contrastHeading, body, ['left', 'left', 'left', 'right']),
      ];
}
