import { expect, test } from 'vitest';
import { renderRunReport } from '../html/run-report.js';
import { renderMarkdown } from '../markdown/render-markdown.js';
import { resultFiles } from '../render-files.js';
import { completeComparison } from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { renderMethod } from './render-method.js';

/** To renew the file: npm run generate */
test('the committed method is fresh', async () => {
  await expect(renderMethod()).toMatchFileSnapshot('../../../results/METHOD.md');
});

test('it answers what a reviewer asks', () => {
  const chapters = [...renderMethod().matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(chapters).toEqual([
    'Trials',
    'What is measured, from when to when, on which clock',
    'What is the same for every strategy, and what is subtracted',
    'Repetition: medians, intervals, verdicts',
    'Measured, simulated, predicted',
    'When a run is called disturbed',
    'What is not covered',
  ]);
});

test('every report links it, wherever it stands, if it is there', () => {
  const run = toReportedFixture(completeComparison);
  const beside = { files: resultFiles, folder: '' };
  expect(renderMarkdown(run, beside)).toContain('(METHOD.md)');
  expect(renderRunReport(run, beside)).toContain('href="./METHOD.md"');
  const elsewhere = { files: resultFiles, folder: '../my results/' };
  expect(renderMarkdown(run, elsewhere)).toContain('(../my%20results/METHOD.md)');
  expect(renderRunReport(run, elsewhere)).toContain('href="../my%20results/METHOD.md"');
  const alone = { files: [], folder: '' };
  expect(renderMarkdown(run, alone)).not.toContain('METHOD.md');
  expect(renderRunReport(run, alone)).not.toContain('METHOD.md');
});
