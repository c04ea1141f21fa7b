import type { Comparison } from '../analyse/comparison.js';
import { resultFiles } from '../report/render-files.js';
import { renderFileGuide } from '../report/terminal-files.js';
import { narrowestWidthChars } from '../report/terminal-layout.js';
import { renderTerminal } from '../report/terminal-table.js';
import { describeTerminal } from './terminal.js';

/**
 * All that a terminal shows of a run that has been written: the comparison, which file answers which question, and
 * last the folder, for scripts as well. Its path stays in one line, however long, so that it can be copied.
 */
export function describeResult(comparison: Comparison, folder: string): string {
  const terminal = describeTerminal();
  const guide = renderFileGuide(resultFiles, Math.max(terminal.width, narrowestWidthChars));
  return `${renderTerminal(comparison, terminal)}\n${guide.join('\n')}\nResults: ${folder}\n`;
}
