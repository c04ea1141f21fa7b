import type { ReadableTableColumn } from './comparison-columns.js';

/** The narrowest terminal that a table is laid out for; a narrower one breaks its lines. */
export const narrowestWidthChars = 80;

const shortestLabelChars = 6;

/** How a table is fitted into a width. */
export interface TableLayout {
  readonly columns: readonly ReadableTableColumn[];
  /** Spaces between columns. */
  readonly gapChars: number;
  /** Longer labels are broken into lines of this length. */
  readonly labelChars: number;
}

/** How wide a text appears, when every character takes one place. */
function countChars(text: string): number {
  return [...text].length;
}

/** Whether a place behind every figure of the column is kept for the mark of a warning. */
export function hasMarks({ cells }: ReadableTableColumn): boolean {
  return cells.some(({ marked }) => marked);
}

/** The mark of the best stands before the figure, that of a warning behind it. */
function columnChars(column: ReadableTableColumn): number {
  const figures = column.cells.map(({ text, best }) => countChars(text) + (best ? 1 : 0));
  return Math.max(
    ...column.heading.map(countChars),
    ...figures.map((chars) => chars + (hasMarks(column) ? 1 : 0)),
  );
}

/**
 * Fits a table into a width: optional columns only where there is room for all, then wide gaps where there is
 * room, then labels that are broken into several lines.
 */
export function layOutTable(
  columns: readonly ReadableTableColumn[],
  labels: readonly string[],
  widthChars: number,
): TableLayout {
  const needed = columns.filter(({ optional }) => !optional);
  const longestLabelChars = Math.max(shortestLabelChars, ...labels.map(countChars));
  const candidates = [
    { columns, gapChars: 3 },
    { columns, gapChars: 2 },
    { columns: needed, gapChars: 2 },
    { columns: needed, gapChars: 1 },
  ].map((candidate) => ({ ...candidate, labelChars: widthChars - figuresChars(candidate) }));
  const fitting = candidates.find(({ labelChars }) => labelChars >= longestLabelChars) ?? candidates.at(-1);
  const labelChars = fitting?.labelChars ?? 0;
  return {
    columns: fitting?.columns ?? needed,
    gapChars: fitting?.gapChars ?? 1,
    labelChars: Math.min(longestLabelChars, Math.max(shortestLabelChars, labelChars)),
  };
}

function figuresChars({ columns, gapChars }: Pick<TableLayout, 'columns' | 'gapChars'>): number {
  return columns.reduce((sum, column) => sum + columnChars(column) + gapChars, 0);
}
