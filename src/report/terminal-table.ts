import CliTable from 'cli-table3';
import { createColors } from 'picocolors';
import type { Comparison, ComparisonRow } from '../analyse/comparison.js';
import { type ReadableTableColumn, readableColumns } from './comparison-columns.js';
import { countOf } from './count-of.js';
import { collectNotes, describeLabels, isAnyMeasured } from './notes.js';
import { plainText } from './plain-text.js';
import { stateMarks } from './state-marks.js';
import { renderExpectations } from './terminal-expectations.js';
import { hasMarks, layOutTable, narrowestWidthChars, type TableLayout } from './terminal-layout.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

type Colors = ReturnType<typeof createColors>;

interface Terminal {
  readonly widthChars: number;
  readonly colors: Colors;
}

const bestMark = '✓';
const warningMark = '*';
const untrustedMark = '!';

/** No border of any kind: columns are told apart by their gaps. */
const borderless = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

function renderTitle(comparison: Comparison, { widthChars, colors }: Terminal): string[] {
  const { name, question, trialCount, seed } = comparison.scenario;
  const facts = [
    countOf(comparison.rows.length, 'strategy', 'strategies'),
    countOf(trialCount, 'trial', 'trials'),
    `seed ${seed}`,
  ].join(', ');
  const title = wrapText(`${plainText(name)}: ${facts}`, widthChars).map(colors.bold);
  const marks = stateMarks(comparison).flatMap(({ word, text }) =>
    wrapWithLead(`${word}: `, plainText(text), widthChars).map((line) =>
      line.replace(word, colors.bold(colors.yellow(word))),
    ),
  );
  const asked = question === null ? [] : wrapText(plainText(question), widthChars);
  return [...title, ...marks, ...asked];
}

function labelOf(row: ComparisonRow): string {
  return plainText(row.label) + (row.trusted ? '' : ` ${untrustedMark}`);
}

/** In a column with a marked figure, the others keep its place free, so that the digits stand below each other. */
function renderCells(column: ReadableTableColumn, colors: Colors): string[] {
  const unmarked = hasMarks(column) ? ' ' : '';
  return column.cells.map(({ text, best, marked }) => {
    const figure = (best ? bestMark : '') + text + (marked ? warningMark : unmarked);
    return best ? colors.green(figure) : figure;
  });
}

function renderTable(
  comparison: Comparison,
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
    ...comparison.rows.map((row, index) => [
      wrapText(labelOf(row), labelChars).join('\n'),
      ...figures.map((cells) => cells[index] ?? ''),
    ]),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function renderLegend(comparison: Comparison, { columns }: TableLayout, terminal: Terminal): string[] {
  const hasBest = columns.some(({ cells }) => cells.some(({ best }) => best));
  const isDisturbed = comparison.rows.some(({ trusted }) => !trusted);
  const entries = [
    ...(hasBest ? [`${bestMark} best of its column`] : []),
    ...(isDisturbed ? [`${untrustedMark} disturbed by this machine: do not quote`] : []),
  ];
  return entries.length === 0
    ? []
    : wrapText(entries.join('   '), terminal.widthChars).map(terminal.colors.dim);
}

/** Warnings that explain a mark in the table come first, led by that mark. Failed trials are for standard error. */
function renderWarnings(
  comparison: Comparison,
  { columns }: TableLayout,
  { widthChars, colors }: Terminal,
): string[] {
  const shown = new Set(columns.flatMap(({ metrics }) => metrics));
  const notes = collectNotes(comparison).map((note) => ({
    lead: note.metrics.some((name) => shown.has(name)) ? `${warningMark} ` : '- ',
    text: `${describeLabels(note, comparison.rows)}: ${plainText(note.text)}`,
  }));
  return [...notes.filter(({ lead }) => lead !== '- '), ...notes.filter(({ lead }) => lead === '- ')].flatMap(
    ({ lead, text }) => wrapWithLead(lead, text, widthChars).map(colors.yellow),
  );
}

/** What the scenario's author would look at first, if there is anything to look at. */
function renderLookFor({ scenario, rows }: Comparison, { widthChars }: Terminal): string[] {
  return scenario.lookFor === null || !isAnyMeasured(rows)
    ? []
    : wrapWithLead('Look for: ', plainText(scenario.lookFor), widthChars);
}

/**
 * The comparison for a terminal: title, state, question, table, verdict, warnings, what to look for. No line is wider
 * than `width`.
 * @param terminal `width` in characters (80 at least is used); `color` whether escape sequences may be written.
 * Nothing depends on colour alone.
 * @returns lines that each end with a line feed
 */
export function renderTerminal(
  comparison: Comparison,
  { width, color }: { readonly width: number; readonly color: boolean },
): string {
  const terminal = { widthChars: Math.max(width, narrowestWidthChars), colors: createColors(color) };
  const layout = layOutTable(
    readableColumns(comparison.rows),
    comparison.rows.map(labelOf),
    terminal.widthChars,
  );
  const sections = [
    renderTitle(comparison, terminal),
    [...renderTable(comparison, layout, terminal.colors), ...renderLegend(comparison, layout, terminal)],
    comparison.verdict.flatMap((sentence) => wrapText(plainText(sentence), terminal.widthChars)),
    renderExpectations(comparison.expectations, terminal),
    renderWarnings(comparison, layout, terminal),
    renderLookFor(comparison, terminal),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${text}\n`;
}
