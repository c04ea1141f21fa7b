import { answersTable } from '../answers-table.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import type { MarkdownSection } from './section.js';

/** Predicted, simulated and measured side by side. */
export const answers: MarkdownSection = {
  title: 'Predicted, simulated, measured',
  render: ({ comparison }) => {
    const body = answersTable(comparison).map(({ label, metric, ...figures }) => [
      escapeMarkdown(label),
      metric,
      ...[figures.predicted, figures.simulated, figures.measured].map(escapeMarkdown),
      // A sign begins no list in a cell.
      escapeMarkdown(figures.deviation).replace(/^\\(?=[-+])/, ''),
    ]);
    const heading = ['strategy', 'metric', 'predicted', 'simulated', 'measured', 'deviation'];
    return body.length === 0
      ? ''
      : markdownTable(heading, body, ['left', 'left', 'right', 'right', 'right', 'right']);
  },
};
