import type { createColors } from 'picocolors';
import type { Comparison } from '../analyse/comparison.js';
import { joinWords } from '../core/words/join-words.js';
import { answersTable, explainFigures } from './answers-table.js';
import type { ReadableTableColumn } from './comparison-columns.js';
import { plainText } from './plain-text.js';
import { significanceRule } from './reasons-in-words.js';
import { renderColumns } from './terminal-columns.js';
import { layOutTable, narrowestWidthChars } from './terminal-layout.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

/** In the order of reading; where there is too little room, those of the highest rank go first. */
const columns = [
  { key: 'predicted', heading: ['', 'predicted'], rank: 1 },
  { key: 'simulated', heading: ['', 'simulated'], rank: 2 },
  { key: 'measured', heading: ['', 'measured'], rank: 0 },
  { key: 'deviation', heading: ['', 'deviation'], rank: 3 },
  { key: 'significant', heading: ['signi-', 'ficant'], rank: 4 },
] as const;

/**
 * The three answers side by side for a terminal, and why they differ.
 * @returns lines of at most `widthChars` (40 at least is used); none where there are no two answers to any question
 */
export function renderAnswers(
  comparison: Comparison,
  terminal: { readonly widthChars: number; readonly colors: ReturnType<typeof createColors> },
): string[] {
  const widthChars = Math.max(terminal.widthChars, narrowestWidthChars);
  const rows = answersTable(comparison);
  if (rows.length === 0) {
    return [];
  }
  const labels = rows.map(({ label, metric }) => `${plainText(label)}: ${metric}`);
  const figures = columns.map(
    ({ key, heading, rank }): ReadableTableColumn => ({
      heading,
      optional: false,
      metrics: [],
      rank,
      cells: rows.map((row) => ({ text: row[key], best: false, marked: false })),
    }),
  );
  const explained = explainFigures(rows).map(
    ({ label, figures: named, reasons }) =>
      `${plainText(label)}, ${joinWords(named)}: ${plainText(reasons)}.`,
  );
  return [
    ...wrapText('Predicted, simulated, measured', widthChars).map(terminal.colors.bold),
    ...renderColumns(labels, layOutTable(figures, labels, widthChars), terminal.colors),
    ...wrapText(significanceRule, widthChars).map(terminal.colors.dim),
    ...(explained.length === 0 ? [] : ['', 'Reasons']),
    ...explained.flatMap((text) => wrapWithLead('- ', text, widthChars)),
  ];
}
