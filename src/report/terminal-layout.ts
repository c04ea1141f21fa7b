import type { ReadableCell, ReadableTableColumn } from './comparison-columns.js';
import { splitUnit } from './readable-metric.js';
import { textWidth } from './text-width.js';

/** The narrowest terminal that anything is laid out for; a narrower one breaks its lines. */
export const narrowestWidthChars = 40;

const bestMark = '✓';
const warningMark = '*';

/** Labels keep this much before a column goes for them, and more where a word of theirs is longer: up to the latter. */
const readableLabelChars = 12;
const longestWordChars = 20;

/** How a table is fitted into a width. */
export interface TableLayout {
  readonly columns: readonly ReadableTableColumn[];
  /** Columns for which there is no room. */
  readonly leftOut: readonly ReadableTableColumn[];
  /** Spaces between columns. */
  readonly gapChars: number;
  /** Longer labels are broken into lines of this length. */
  readonly labelChars: number;
}

/** A cell as it stands in a column: the mark of the best before the figure, that of a warning behind its unit. */
function cellParts({ text, best, marked }: ReadableCell): { readonly figure: string; readonly unit: string } {
  const { figure, unit } = splitUnit(text);
  return { figure: (best ? bestMark : '') + figure, unit: unit + (marked ? warningMark : '') };
}

/** The cells of a column, all of one width: digits end below each other, and so units begin below each other. */
export function alignCells(cells: readonly ReadableCell[]): readonly string[] {
  const parts = cells.map(cellParts);
  const figureChars = Math.max(0, ...parts.map(({ figure }) => textWidth(figure)));
  const unitChars = Math.max(0, ...parts.map(({ unit }) => textWidth(unit)));
  return parts.map(({ figure, unit }) => figure.padStart(figureChars) + unit.padEnd(unitChars));
}

function columnChars({ heading, cells }: ReadableTableColumn): number {
  return Math.max(...[...heading, ...alignCells(cells)].map(textWidth));
}

/**
 * Fits a table into a width: all columns where there is room, with wide gaps if possible; else as many of the
 * optional ones as fit; then labels that are broken into several lines, and at last only the columns that matter most.
 */
export function layOutTable(
  columns: readonly ReadableTableColumn[],
  labels: readonly string[],
  widthChars: number,
): TableLayout {
  const needed = columns.filter(({ optional }) => !optional);
  const longestLabelChars = Math.max(1, ...labels.map(textWidth));
  const candidates = [
    { columns, gapChars: 3 },
    ...addOptional(columns),
    { columns: needed, gapChars: 2 },
    { columns: needed, gapChars: 1 },
  ];
  const fitting =
    candidates.find((candidate) => widthChars - figuresChars(candidate) >= longestLabelChars) ??
    keepMostImportant(needed, widthChars - wordChars(labels));
  const labelChars = Math.max(1, widthChars - figuresChars(fitting));
  return {
    ...fitting,
    leftOut: columns.filter((column) => !fitting.columns.includes(column)),
    labelChars: Math.min(longestLabelChars, labelChars),
  };
}

/** What labels need so that they are broken at spaces alone, as far as they are not overlong. */
function wordChars(labels: readonly string[]): number {
  const longestLabelChars = Math.max(1, ...labels.map(textWidth));
  const longestChars = Math.max(1, ...labels.flatMap((label) => label.split(' ')).map(textWidth));
  const wantedChars = Math.max(readableLabelChars, Math.min(longestChars, longestWordChars));
  return Math.min(longestLabelChars, wantedChars);
}

/** All columns, then one optional column less each time, down to a single one. */
function addOptional(columns: readonly ReadableTableColumn[]) {
  const byRank = columns.filter(({ optional }) => optional).toSorted((left, right) => left.rank - right.rank);
  return byRank.map((_, index) => {
    const kept = byRank.slice(0, byRank.length - index);
    const chosen = columns.filter((column) => !column.optional || kept.includes(column));
    return { columns: chosen, gapChars: 2 };
  });
}

/** As many columns as fit, but at least one. */
function keepMostImportant(columns: readonly ReadableTableColumn[], widthChars: number) {
  const byRank = columns.toSorted((left, right) => left.rank - right.rank);
  const choices = byRank.map((_, index) => {
    const kept = byRank.slice(0, byRank.length - index);
    return { columns: columns.filter((column) => kept.includes(column)), gapChars: 1 };
  });
  const widest = choices.find((choice) => figuresChars(choice) <= widthChars);
  return widest ?? choices.at(-1) ?? { columns, gapChars: 1 };
}

function figuresChars({ columns, gapChars }: Pick<TableLayout, 'columns' | 'gapChars'>): number {
  return columns.reduce((sum, column) => sum + columnChars(column) + gapChars, 0);
}

/** What the marks within cells stand for. */
export const cellMarks = { best: bestMark, warning: warningMark } as const;
