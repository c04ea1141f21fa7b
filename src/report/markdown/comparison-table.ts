import type { ComparisonRow } from '../../analyse/comparison.js';
import { columnName, readableColumns } from '../comparison-columns.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { noValue } from '../readable-metric.js';
import type { MarkdownSection } from './section.js';

/** The table for a review: a row for each strategy, the best of each column in bold. */
export const comparisonTable: MarkdownSection = {
  title: 'Comparison',
  render: ({ comparison: { rows } }) => {
    const columns = readableColumns(rows);
    const heading = columns.map(columnName);
    const body = rows.map((row, index) => [
      nameOf(row),
      ...columns.map(({ cells }) => {
        const cell = cells[index];
        const figure = escapeMarkdown(cell?.text ?? noValue) + (cell?.marked ? '\\*' : '');
        return cell?.best ? `**${figure}**` : figure;
      }),
    ]);
    return markdownTable(['strategy', ...heading], body, ['left', ...columns.map(() => 'right' as const)]);
  },
};

function nameOf({ label, trials, trusted }: ComparisonRow): string {
  const doubt = trials === 0 ? ' (not measured)' : trusted ? '' : ' (disturbed by this machine)';
  return escapeMarkdown(label) + doubt;
}
