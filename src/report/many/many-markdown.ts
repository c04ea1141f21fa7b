import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { noValue } from '../readable-metric.js';
import { type CellLine, cellLines } from './cell-lines.js';
import { describeFindings } from './findings.js';
import { howToReadRuns } from './how-to-read.js';
import { type MatrixPart, notInIt, splitMatrix } from './matrix-parts.js';
import { runColumns } from './run-columns.js';
import { listRunMarks } from './run-marks.js';
import type { RunSeries, RunsSummary } from './runs-summary.js';
import {
  cheapestInWords,
  freshestInWords,
  leftOutInWords,
  seriesTitle,
  startInWords,
  stateInWords,
} from './series-in-words.js';
import { summaryTitle } from './summary-title.js';
import { changeInWords, pointsInWords, trendWords } from './trend-in-words.js';

/** The report over several runs as Markdown, for a pull request or a wiki. */
export function renderManyMarkdown(summary: RunsSummary): string {
  const marks = listRunMarks(summary).map(({ word, text }) => `> **${word}:** ${escapeMarkdown(text)}`);
  const sentences = [...describeFindings(summary), ...summary.remarks];
  const parts = [
    `# ${summaryTitle(summary)}`,
    ...(marks.length === 0 ? [] : [marks.join('\n>\n')]),
    `## In short\n\n${renderList(sentences)}`,
    `## Scenarios and strategies\n\n${renderMatrix(summary)}`,
    `## Who was best\n\n${renderWinners(summary)}`,
    ...renderTrends(summary),
    `## Runs\n\n${renderRuns(summary)}`,
    `## How to read this\n\n${renderList(howToReadRuns)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderList(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
}

/** A series' title, and the state of the run that stands for it. */
function nameOf(series: RunSeries): string {
  const state = stateInWords(series.shown);
  return escapeMarkdown(seriesTitle(series)) + (state === '' ? '' : ` **${state}**`);
}

function renderMatrix(summary: RunsSummary): string {
  return splitMatrix(summary, 'Bold with a word in brackets:').map(renderMatrixPart).join('\n\n');
}

function renderMatrixPart({ caption, labels, series }: MatrixPart): string {
  const rows = series.map((one) => [nameOf(one), ...labels.map((label) => renderCell(one, label))]);
  const sides = [0, ...labels].map(() => 'left' as const);
  const table = markdownTable(['scenario', ...labels.map(escapeMarkdown)], rows, sides);
  return `${escapeMarkdown(caption)}\n\n${table}`;
}

function renderCell({ shown }: RunSeries, label: string): string {
  const result = shown.results.find(({ row }) => row.label === label);
  return result === undefined ? `_${notInIt}_` : cellLines(shown, result).map(renderLine).join('<br>');
}

function renderLine({ text, honour, kind }: CellLine): string {
  const escaped = escapeMarkdown(text);
  switch (kind) {
    case 'figure':
      return honour === null ? escaped : `**${escaped}** (${honour})`;
    case 'grave':
      return `**${escaped}**`;
    case 'remark':
      return `_${escaped}_`;
    default:
      return kind satisfies never;
  }
}

function renderWinners({ series }: RunsSummary): string {
  const rows = series.map((one) => [
    nameOf(one),
    escapeMarkdown(freshestInWords(one.shown)),
    escapeMarkdown(cheapestInWords(one.shown)),
    escapeMarkdown(leftOutInWords(one.shown) || noValue),
  ]);
  return markdownTable(['scenario', 'freshest', 'fewest requests per event', 'left out'], rows, [
    'left',
    'left',
    'left',
    'left',
  ]);
}

function renderTrends({ series }: RunsSummary): readonly string[] {
  const parts = series.filter(({ trends }) => trends.length > 0).map(renderTrend);
  return parts.length === 0 ? [] : [`## Trends\n\n${parts.join('\n\n')}`];
}

function renderTrend(series: RunSeries): string {
  const { runs, trends, remarks } = series;
  const starts = runs.map((entry) => [startInWords(entry), stateInWords(entry)].join(' ').trim());
  const table = markdownTable(
    ['strategy', 'figure', ...starts, 'change'],
    trends.map((trend) => [
      escapeMarkdown(trend.label),
      trendWords(trend),
      ...pointsInWords(trend).map(escapeMarkdown),
      changeInWords(trend).replace('*', '\\*'),
    ]),
    ['left', 'left', ...starts.map(() => 'right' as const), 'right'],
  );
  const said = remarks.length === 0 ? [] : [renderList(remarks)];
  return [`### ${escapeMarkdown(seriesTitle(series))}`, ...said, table].join('\n\n');
}

function renderRuns(summary: RunsSummary): string {
  const columns = runColumns(summary);
  const rows = summary.series.flatMap((series) =>
    series.runs.map((entry) => columns.map(({ cell }) => escapeMarkdown(cell(series, entry)))),
  );
  const table = markdownTable(
    columns.map(({ heading }) => heading),
    rows,
    columns.map(() => 'left' as const),
  );
  const machines = summary.machines.map(
    ({ letter, description }) => `- Machine ${letter}: ${escapeMarkdown(description)}`,
  );
  return `${table}\n\n${machines.join('\n')}`;
}
