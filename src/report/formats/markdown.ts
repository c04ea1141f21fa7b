import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { answersTable } from '../answers-table.js';
import { readableColumns } from '../comparison-columns.js';
import { countOf } from '../count-of.js';
import { explainFigures } from '../explanations.js';
import { escapeMarkdown, fencedBlock, markdownTable } from '../markdown-text.js';
import { collectNotes, describeFailedTrials, describeLabels, isAnyMeasured } from '../notes.js';
import { readableExpectation, summariseExpectations } from '../readable-expectation.js';
import { noValue } from '../readable-metric.js';
import { stateMarks } from '../state-marks.js';
import { defineTextFormat, type FileSummary } from './contract.js';

const howToReadMarks =
  '**Bold** is the best of its column. A figure with an asterisk has a warning below: do not quote it bare.';

function explain(comparison: Comparison): string {
  return [...explainFigures(comparison), howToReadMarks].map((sentence) => `- ${sentence}`).join('\n');
}

function renderHead(comparison: Comparison): string {
  const { scenario, rows, world } = comparison;
  const marks = stateMarks(comparison).map(({ word, text }) => `> **${word}:** ${escapeMarkdown(text)}`);
  const facts = [
    world === 'live' ? 'Measured live' : 'Simulated',
    countOf(rows.length, 'strategy', 'strategies'),
    countOf(scenario.trialCount, 'trial', 'trials'),
    `seed ${scenario.seed}`,
  ].join(', ');
  return [
    `# ${escapeMarkdown(scenario.name)}`,
    marks.join('\n>\n'),
    scenario.question === null ? '' : `**${escapeMarkdown(scenario.question)}**`,
    escapeMarkdown(scenario.summary),
    `${facts}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function nameOf(row: ComparisonRow): string {
  return escapeMarkdown(row.label) + (row.trusted ? '' : ' (disturbed by this machine)');
}

function renderComparison({ rows }: Comparison): string {
  const columns = readableColumns(rows);
  const heading = columns.map((column) => column.heading.join(' ').replace('- ', '').trim());
  const body = rows.map((row, index) => [
    nameOf(row),
    ...columns.map(({ cells }) => {
      const cell = cells[index];
      const figure = escapeMarkdown(cell?.text ?? noValue) + (cell?.marked ? '\\*' : '');
      return cell?.best ? `**${figure}**` : figure;
    }),
  ]);
  return markdownTable(['strategy', ...heading], body, ['left', ...columns.map(() => 'right' as const)]);
}

/** Empty when the scenario expects nothing. */
function renderExpectations({ expectations }: Comparison): string {
  if (expectations.length === 0) {
    return '';
  }
  const words = { passed: 'passed', missed: '**missed**', 'not run': 'not run' };
  const body = expectations
    .map(readableExpectation)
    .map(({ word, condition, figure, remark }) => [
      words[word],
      escapeMarkdown(condition),
      escapeMarkdown(figure ?? noValue),
      escapeMarkdown(remark ?? ''),
    ]);
  const heading = ['result', 'expected', 'found', 'remark'];
  const table = markdownTable(heading, body, ['left', 'left', 'right', 'left']);
  const summary = summariseExpectations(expectations);
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return `${sentence} Figures are compared as they are, without rounding.\n\n${table}`;
}

/** Empty when no metric has more than the one answer that the first table shows. */
function renderThreeAnswers(comparison: Comparison): string {
  const body = answersTable(comparison).map(({ label, metric, ...answers }) => [
    escapeMarkdown(label),
    metric,
    ...[answers.predicted, answers.simulated, answers.measured].map(escapeMarkdown),
    answers.deviation,
  ]);
  const heading = ['strategy', 'metric', 'predicted', 'simulated', 'measured', 'deviation'];
  return body.length === 0
    ? ''
    : markdownTable(heading, body, ['left', 'left', 'right', 'right', 'right', 'right']);
}

function renderWarnings(comparison: Comparison): string {
  const notes = collectNotes(comparison).map(
    (note) =>
      `- ${escapeMarkdown(describeLabels(note, comparison.rows))}: ${escapeMarkdown(note.text)} (\`${note.code}\`)`,
  );
  const failures = describeFailedTrials(comparison).map((text) => `- ${escapeMarkdown(text)}`);
  return [...notes, ...failures].join('\n');
}

function renderFileList(files: readonly FileSummary[]): string {
  const lines = files.map(({ fileName, summary }) => `- \`${fileName}\`: ${summary}`);
  return [
    ...lines,
    '',
    'Every column is explained in the data dictionary of push-vs-poll, results/README.md.',
  ].join('\n');
}

function renderScenario({ scenario }: Comparison): string {
  const changes = scenario.overrides.map((override) => `- ${escapeMarkdown(override)}`).join('\n');
  return [
    fencedBlock(scenario.text, 'yaml'),
    ...(changes === '' ? [] : [`Changed on the command line:\n\n${changes}`]),
    `SHA-256 of the scenario and its changes: \`${scenario.hash}\``,
  ].join('\n\n');
}

/** Empty when nothing was measured: then there is nothing to look at. */
function renderLookFor({ scenario, rows }: Comparison): string {
  return isAnyMeasured(rows) ? escapeMarkdown(scenario.lookFor ?? '') : '';
}

function section(title: string, body: string): string[] {
  return body === '' ? [] : [`## ${title}\n\n${body}`];
}

/** The report for people who read Markdown: what was asked, what came out, and how far to trust it. */
export const markdown = defineTextFormat({
  id: 'markdown',
  family: 'markdown',
  fileName: 'report.md',
  summary: 'the report for people',
  question: 'What came out, in words and one table?',
  columns: [],
  renderText: ({ comparison }, { files }) => {
    const verdict = comparison.verdict.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
    const sections = [
      renderHead(comparison),
      ...section('Verdict', verdict),
      ...section('Comparison', renderComparison(comparison)),
      ...section('Expectations', renderExpectations(comparison)),
      ...section('Predicted, simulated, measured', renderThreeAnswers(comparison)),
      ...section('Warnings', renderWarnings(comparison)),
      ...section('What to look for', renderLookFor(comparison)),
      ...section('How to read this', explain(comparison)),
      ...section('Files', renderFileList(files)),
      ...section('Scenario', renderScenario(comparison)),
    ];
    return `${sections.join('\n\n')}\n`;
  },
});
