import { joinWords } from '../../core/words/join-words.js';
import { answersTable, type ExplainedFigures, explainFigures } from '../answers-table.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { significanceRule } from '../reasons-in-words.js';
import type { MarkdownSection } from './section.js';

const heading = ['strategy', 'metric', 'predicted', 'simulated', 'measured', 'deviation', 'significant'];

/** Predicted, simulated and measured side by side, and why they differ. */
export const answers: MarkdownSection = {
  title: 'Predicted, simulated, measured',
  render: ({ comparison }) => {
    const rows = answersTable(comparison);
    const body = rows.map(({ label, metric, deviation, significant, ...figures }) => [
      escapeMarkdown(label),
      metric,
      ...[figures.predicted, figures.simulated, figures.measured].map(escapeMarkdown),
      // A sign begins no list in a cell.
      escapeMarkdown(deviation).replace(/^\\(?=[-+])/, ''),
      significant,
    ]);
    const sides = ['left', 'left', 'right', 'right', 'right', 'right', 'left'] as const;
    const reasons = explainFigures(rows).map(describeReasons).join('\n');
    return body.length === 0
      ? ''
      : [
          markdownTable(heading, body, sides),
          escapeMarkdown(significanceRule),
          ...(reasons === '' ? [] : [reasons]),
        ].join('\n\n');
  },
};

function describeReasons({ label, figures, reasons }: ExplainedFigures): string {
  return `- ${escapeMarkdown(label)}, ${joinWords(figures)}: ${escapeMarkdown(reasons)}.`;
}
