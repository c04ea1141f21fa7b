import type { Comparison } from '../analyse/comparison.js';
import { summariseFiles } from '../report/render-files.js';
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
  },
): string {
  const terminal = describeTerminal();
  const files = summariseFiles(written.fileNames);
  const guide = renderFileGuide(files, Math.max(terminal.width, narrowestWidthChars));
  const places = namePlaces(written.folder, written.csv);
  return `${renderTerminal(comparison, terminal)}\n${guide.join('\n')}\n${places}`;
}
