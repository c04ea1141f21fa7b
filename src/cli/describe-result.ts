import type { Comparison } from '../analyse/comparison.js';
import type { FormatFamily } from '../report/formats/contract.js';
import { reportFormats } from '../report/formats/registry.js';
import { resultFiles } from '../report/render-files.js';
import { renderFileGuide } from '../report/terminal-files.js';
import { narrowestWidthChars } from '../report/terminal-layout.js';
import { renderTerminal } from '../report/terminal-table.js';
import { namePlaces } from './name-places.js';
import type { CsvVariant } from './run-options.js';
import { describeTerminal } from './terminal.js';

/**
 * All that a terminal shows of a run that has been written: the comparison, which file answers which question, and
 * last the folder, for scripts as well. Paths stay in one line, however long, so that they can be copied.
 * @param written the folder, and the families of files that were written into it
 */
export function describeResult(
  comparison: Comparison,
  written: {
    readonly folder: string;
    readonly csv: CsvVariant;
    readonly families: readonly FormatFamily[];
  },
): string {
  const terminal = describeTerminal();
  const notWritten = reportFormats.filter(({ family }) => !written.families.includes(family));
  const files = resultFiles.filter(
    ({ fileName }) => !notWritten.some((format) => format.fileName === fileName),
  );
  const guide = renderFileGuide(files, Math.max(terminal.width, narrowestWidthChars));
  const places = namePlaces(written.folder, written.csv);
  return `${renderTerminal(comparison, terminal)}\n${guide.join('\n')}\n${places}`;
}
