import type { Comparison } from '../../analyse/comparison.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { collectNotes, describeFailedTrials, describeLabels } from '../notes.js';
import { type TrustRow, type TrustTable, trustRows, trustTables } from '../trust-table.js';
import type { MarkdownSection } from './section.js';

/** What made trials fail, then each warning, as items of a list. */
export function listWarningItems(comparison: Comparison): readonly string[] {
  const failures = describeFailedTrials(comparison).map((text) => `- ${escapeMarkdown(text)}`);
  const notes = collectNotes(comparison).map(
    (note) =>
      `- ${escapeMarkdown(describeLabels(note, comparison.rows))}: ${escapeMarkdown(note.text)} (\`${note.code}\`)`,
  );
  return [...failures, ...notes];
}

/** How far the figures may be trusted: each warning with what to do, samples, disturbances and ledgers. */
export const trust: MarkdownSection = {
  title: 'How far to trust this',
  render: ({ comparison }) => {
    const warnings = listWarningItems(comparison);
    const rows = trustRows(comparison);
    return [
      ...(warnings.length === 0 ? [] : [warnings.join('\n')]),
      ...trustTables(comparison).map((table) => `${table.caption}\n\n${renderTable(table, rows)}`),
    ].join('\n\n');
  },
};

function renderTable({ figures }: TrustTable, rows: readonly TrustRow[]): string {
  return markdownTable(
    ['strategy', 'trusted', ...figures.map(({ heading }) => heading)],
    rows.map((row) => [
      escapeMarkdown(row.label),
      row.trusted === 'no' ? '**no: disturbed**' : row.trusted,
      ...figures.map(({ of }) => of(row)),
    ]),
    ['left', 'left', ...figures.map(() => 'right' as const)],
  );
}
