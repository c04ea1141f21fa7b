import type { Comparison } from '../../analyse/comparison.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { collectNotes, describeFailedTrials, describeLabels } from '../notes.js';
import { trustFigures, trustHeading, trustTable } from '../trust-table.js';
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
    const { texts, figures } = trustHeading;
    const warnings = listWarningItems(comparison);
    const body = trustTable(comparison).map((row) => [
      escapeMarkdown(row.label),
      row.trusted === 'no' ? '**no: disturbed**' : row.trusted,
      ...trustFigures(row),
    ]);
    return [
      ...(warnings.length === 0 ? [] : [warnings.join('\n')]),
      markdownTable([...texts, ...figures], body, [
        ...texts.map(() => 'left' as const),
        ...figures.map(() => 'right' as const),
      ]),
    ].join('\n\n');
  },
};
