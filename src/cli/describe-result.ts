import { createColors } from 'picocolors';
import type { Comparison } from '../analyse/comparison.js';
import { summariseFiles } from '../report/render-files.js';
import { renderAnswers } from '../report/terminal-answers.js';
import { renderFileGuide } from '../report/terminal-files.js';
import { narrowestWidthChars } from '../report/terminal-layout.js';
import { renderTerminal } from '../report/terminal-table.js';
import { namePlaces } from './name-places.js';
import type { CsvVariant } from './run-options.js';
import { describeTerminal } from './terminal.js';

/**
 * All that a terminal shows of a run that has been written: the comparison, which file answers which question, and
 * last the folder, for scripts as well. Paths stay in one line, however long, so that they can be copied.
 * @param written the folder, and the names of the files that were written into it
 */
export function describeResult(
  comparison: Comparison,
  written: {
    readonly folder: string;
    readonly csv: CsvVariant;
    readonly fileNames: readonly string[];
    /** Whether the three answers stand side by side as well, with the reasons for what differs. */
    readonly explain: boolean;
  },
): string {
  const terminal = describeTerminal();
  const files = summariseFiles(written.fileNames);
  const guide = renderFileGuide(files, Math.max(terminal.width, narrowestWidthChars));
  const places = namePlaces(written.folder, written.csv);
  const answers = written.explain ? explainAnswers(comparison, terminal) : '';
  return `${renderTerminal(comparison, terminal)}\n${answers}${guide.join('\n')}\n${places}`;
}

function explainAnswers(
  comparison: Comparison,
  { width, color }: ReturnType<typeof describeTerminal>,
): string {
  const lines = renderAnswers(comparison, { widthChars: width, colors: createColors(color) });
  const told = lines.length === 0 ? [noAnswers] : lines;
  return `${told.join('\n')}\n\n`;
}

const noAnswers = 'Nothing to explain: there is no second answer to hold the figures against.';
