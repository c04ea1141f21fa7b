import type { Comparison } from '../analyse/comparison.js';
import { type FormatFamily, formatFamilies } from '../report/formats/contract.js';
import { reportFormats } from '../report/formats/registry.js';
import { resultFiles } from '../report/render-files.js';
import { renderFileGuide } from '../report/terminal-files.js';
import { narrowestWidthChars } from '../report/terminal-layout.js';
import { renderTerminal } from '../report/terminal-table.js';
import { describeTerminal } from './terminal.js';

/**
 * All that a terminal shows of a run that has been written: the comparison, which file answers which question, and
 * last the folder, for scripts as well. Its path stays in one line, however long, so that it can be copied.
 * @param families what was written; all by default
 */
export function describeResult(
  comparison: Comparison,
  folder: string,
  families: readonly FormatFamily[] = formatFamilies,
): string {
  const terminal = describeTerminal();
  const notWritten = reportFormats.filter(({ family }) => !families.includes(family));
  const written = resultFiles.filter(
    ({ fileName }) => !notWritten.some((format) => format.fileName === fileName),
  );
  const guide = renderFileGuide(written, Math.max(terminal.width, narrowestWidthChars));
  return `${renderTerminal(comparison, terminal)}\n${guide.join('\n')}\nResults: ${folder}\n`;
}
