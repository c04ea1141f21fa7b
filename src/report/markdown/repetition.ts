import type { Comparison } from '../../analyse/comparison.js';
import { columnName } from '../comparison-columns.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { noValue } from '../readable-metric.js';
import { contrastTable, describeContrastTable } from '../repetition/contrast-table.js';
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
  const table = contrastTable(comparison);
  if (table === null) {
    return [];
  }
  const body = table.rows.map(({ pair, cells }) => [
    escapeMarkdown(pair),
    ...cells.map((cell) =>
      cell === null ? noValue : `${cell.verdict}: ${escapeMarkdown(cell.ratio).replaceAll(' ', '\u00a0')}`,
    ),
  ]);
  const heading = ['strategies', ...table.metrics];
  return [
    escapeMarkdown(describeContrastTable(comparison)),
    markdownTable(
      heading,
      body,
      heading.map(() => 'left' as const),
    ),
  ];
}
