import CliTable from 'cli-table3';
import type { createColors } from 'picocolors';
import type { ReadableTableColumn } from './comparison-columns.js';
import { alignCells, type TableLayout } from './terminal-layout.js';
import { wrapName } from './wrap-text.js';

type Colors = ReturnType<typeof createColors>;

/** No border of any kind: columns are told apart by their gaps. */
const borderless = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

/**
 * A table of figures for a terminal, as it was laid out.
 * @param labels one for each row
 * @returns its lines; that of the headings is the first
 */
export function renderColumns(
  labels: readonly string[],
  { columns, gapChars, labelChars }: TableLayout,
  colors: Colors,
): string[] {
  const figures = columns.map((column) => renderCells(column, colors));
  const table = new CliTable({
    chars: { ...borderless, middle: ' '.repeat(gapChars) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: ['left', ...columns.map(() => 'right' as const)],
  });
  table.push(
    ['', ...columns.map(({ heading }) => heading.map(colors.dim).join('\n'))],
    ...labels.map((label, index) => [
      wrapName(label, labelChars).join('\n'),
      ...figures.map((cells) => cells[index] ?? ''),
    ]),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function renderCells({ cells }: ReadableTableColumn, colors: Colors): string[] {
  return alignCells(cells).map((text, index) => (cells[index]?.best ? colors.green(text) : text));
}
