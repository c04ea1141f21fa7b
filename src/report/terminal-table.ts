import { createColors } from 'picocolors';
import type { Comparison, ComparisonRow } from '../analyse/comparison.js';
import { columnName, describeBest, readableColumns } from './comparison-columns.js';
import { countOf } from './count-of.js';
import { markdown } from './formats/markdown.js';
import { collectNotes, describeLabels, isAnyMeasured } from './notes.js';
import { plainText } from './plain-text.js';
import { stateMarks } from './state-marks.js';
import { renderColumns } from './terminal-columns.js';
import { renderExpectations } from './terminal-expectations.js';
import { cellMarks, layOutTable, narrowestWidthChars, type TableLayout } from './terminal-layout.js';
import { renderContrasts, renderRepetition } from './terminal-repetition.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

type Colors = ReturnType<typeof createColors>;

interface Terminal {
  readonly widthChars: number;
  readonly colors: Colors;
}

const untrustedMark = '!';

/** A verdict of more sentences is for reading, not for a glance. */
const verdictSentences = 3;

/** Whatever the run is that a plain measurement is not stands in the first line, and its explanation below. */
function renderTitle(comparison: Comparison, { widthChars, colors }: Terminal): string[] {
  const { name, question, trialCount, seed } = comparison.scenario;
  const facts = [
    countOf(comparison.rows.length, 'strategy', 'strategies'),
    countOf(trialCount, 'trial', 'trials'),
    `seed ${seed}`,
  ].join(', ');
  const marks = stateMarks(comparison);
  const words = marks.map(({ word }) => word).join(', ');
  const state = words === '' ? '' : `[${words}] `;
  const title = wrapText(`${state}${plainText(name)}: ${facts}`, widthChars).map(colors.bold);
  const explanations = marks.flatMap(({ word, text }) =>
    wrapWithLead(`${word}: `, plainText(text), widthChars).map((line) =>
      line.replace(word, colors.bold(colors.yellow(word))),
    ),
  );
  const asked = question === null ? [] : wrapText(plainText(question), widthChars);
  return [...title, ...explanations, ...asked];
}

function labelOf(row: ComparisonRow): string {
  return plainText(row.label) + (row.trusted ? '' : ` ${untrustedMark}`);
}

function renderLegend(
  comparison: Comparison,
  { columns, leftOut }: TableLayout,
  terminal: Terminal,
): string[] {
  const hasBest = columns.some(({ cells }) => cells.some(({ best }) => best));
  const isDisturbed = comparison.rows.some(({ trusted }) => !trusted);
  const entries = [
    ...(hasBest ? [`${cellMarks.best} ${describeBest(comparison.rows)}`] : []),
    ...(isDisturbed ? [`${untrustedMark} disturbed by this machine: do not quote`] : []),
  ];
  const missing = leftOut.length === 0 ? [] : [`no room for: ${leftOut.map(columnName).join(', ')}`];
  return [...(entries.length === 0 ? [] : [entries.join('   ')]), ...missing]
    .flatMap((line) => wrapText(line, terminal.widthChars))
    .map(terminal.colors.dim);
}

/** The first sentences, and how many more the report has. */
function renderVerdict({ verdict }: Comparison, { widthChars, colors }: Terminal): string[] {
  const shown = verdict.slice(0, verdictSentences).flatMap((text) => wrapText(plainText(text), widthChars));
  const others = verdict.length - verdictSentences;
  const pointer = `${countOf(others, 'more finding stands', 'more findings stand')} in ${markdown.fileName}.`;
  return others > 0 ? [...shown, ...wrapText(pointer, widthChars).map(colors.dim)] : shown;
}

/** Warnings that explain a mark in the table come first, led by that mark. Failed trials are for standard error. */
function renderWarnings(
  comparison: Comparison,
  { columns }: TableLayout,
  { widthChars, colors }: Terminal,
): string[] {
  const shown = new Set(columns.flatMap(({ metrics }) => metrics));
  const notes = collectNotes(comparison).map((note) => ({
    lead: note.metrics.some((name) => shown.has(name)) ? `${cellMarks.warning} ` : '- ',
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
 * The comparison for a terminal: state and title, question, table, medians over the trials, verdict, differences, thresholds, what to look for, warnings. No
 * line is wider than `width`.
 * @param terminal `width` in characters (40 at least is used); `color` whether escape sequences may be written.
 * Nothing depends on colour alone.
 * @returns lines that each end with a line feed
 */
export function renderTerminal(
  comparison: Comparison,
  { width, color }: { readonly width: number; readonly color: boolean },
): string {
  const terminal = { widthChars: Math.max(width, narrowestWidthChars), colors: createColors(color) };
  const labels = comparison.rows.map(labelOf);
  const layout = layOutTable(readableColumns(comparison.rows), labels, terminal.widthChars);
  const sections = [
    renderTitle(comparison, terminal),
    [...renderColumns(labels, layout, terminal.colors), ...renderLegend(comparison, layout, terminal)],
    renderRepetition(comparison, labels, terminal),
    renderVerdict(comparison, terminal),
    renderContrasts(comparison, terminal.widthChars),
    renderExpectations(comparison.expectations, terminal),
    renderLookFor(comparison, terminal),
    renderWarnings(comparison, layout, terminal),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${text}\n`;
}
