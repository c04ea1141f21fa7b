import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Comparison } from '../analyse/comparison.js';
import { renderJunit } from './ci/render-junit.js';
import { renderSummary } from './ci/render-summary.js';
import type { ScenarioEnding } from './ci/scenario-ending.js';
import { type FormatFamily, formatFamilies } from './formats/contract.js';
import { reportFormats } from './formats/registry.js';
import { manyRunsEndings, renderManyRuns } from './many/render-many-runs.js';
import { renderDecisionRecord } from './review/render-decision-record.js';
import { renderTerminal } from './terminal-table.js';
import { completeComparison } from './testing/comparison-fixture.js';
import { repeatedComparison } from './testing/repeated-comparison.js';
import { toReportedFixture } from './testing/reported-run-fixture.js';

/** A run that its machine disturbed is never shown as one that it did not, whatever shows it. */

const clean: Comparison = {
  ...repeatedComparison,
  rows: repeatedComparison.rows.map((row) => ({ ...row, trusted: true })),
  trials: repeatedComparison.rows.flatMap(({ label }) =>
    completeComparison.trials.slice(0, 1).map((trial) => ({ ...trial, label })),
  ),
};
const [disturbedLabel = '', ...cleanLabels] = clean.rows.map(({ label }) => label);
const disturbed: Comparison = {
  ...clean,
  rows: clean.rows.map((row) =>
    row.label === disturbedLabel
      ? {
          ...row,
          trusted: false,
          warnings: [{ code: 'emission-late', metrics: [], text: 'Late. Everything. Close other programs.' }],
        }
      : row,
  ),
};

/** Whether a file says of the run, or of its part of it, that it was disturbed. A new family needs a rule here. */
const saysDisturbed: Readonly<Record<FormatFamily, (text: string) => boolean>> = {
  csv: (text) => parse(text, { columns: true, bom: true }).some(isFlagged),
  markdown: (text) => text.includes('DISTURBED'),
  html: (text) => text.includes('DISTURBED'),
  json: (text) => text.includes('"trusted": false'),
  histograms: (text) => text.includes('DISTURBED'),
  openmetrics: (text) => text.includes('trusted="false"'),
};

function isFlagged(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'trusted' in record && record.trusted === 'false';
}

test('there is a rule for every format', () => {
  expect(new Set(reportFormats.map(({ family }) => family))).toEqual(new Set(formatFamilies));
});

/** METHOD.md says the same beside every run of a version, and nothing of any run. */
const formatsOfTheRun = reportFormats.filter(({ id }) => id !== 'method');

test.each(formatsOfTheRun.map((format) => [format.id, format] as const))('%s', (_, format) => {
  const told = (comparison: Comparison) =>
    format
      .render(toReportedFixture(comparison), { files: [], folder: '' })
      .map(({ fileName, text }) => [fileName, saysDisturbed[format.family](text)] as const);
  const isOfOthers = (fileName: string) =>
    format.family === 'histograms' && cleanLabels.some((label) => fileName.includes(fileNameOf(label)));
  expect(told(disturbed).length).toBeGreaterThan(0);
  expect(told(disturbed)).toEqual(told(disturbed).map(([fileName]) => [fileName, !isOfOthers(fileName)]));
  expect(told(clean)).toEqual(told(clean).map(([fileName]) => [fileName, false]));
});

/** As assignFileNames makes it of the fixture's labels. */
function fileNameOf(label: string): string {
  return label.replaceAll(' ', '-');
}

const written = (comparison: Comparison): readonly ScenarioEnding[] => [
  { state: 'written', run: toReportedFixture(comparison), folder: 'results/x' },
];

test.each<readonly [string, (comparison: Comparison) => string]>([
  ['the terminal', (comparison) => renderTerminal(comparison, { width: 80, color: false })],
  ['JUnit', (comparison) => renderJunit(written(comparison))],
  ['the CI summary', (comparison) => renderSummary(written(comparison))],
  ['the decision record', (comparison) => renderDecisionRecord(toReportedFixture(comparison), [])],
])('%s', (_, render) => {
  expect(render(disturbed)).toContain('DISTURBED');
  expect(render(disturbed)).toContain('Close other programs.');
  expect(render(clean)).not.toContain('DISTURBED');
});

test.each(manyRunsEndings)('a report over several runs, %s', (ending) => {
  const render = (comparison: Comparison) =>
    renderManyRuns([{ folder: 'results/x', run: toReportedFixture(comparison) }], ending);
  const family = ending === '.csv' ? 'csv' : 'markdown';
  expect(saysDisturbed[family](render(disturbed))).toBe(true);
  expect(saysDisturbed[family](render(clean))).toBe(false);
});
