import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../analyse/comparison.js';
import { resultFiles } from '../render-files.js';
import {
  completeComparison,
  incompleteComparison,
  judgedComparison,
  simulatedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { repeatedComparison } from '../testing/repeated-comparison.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import { renderRunReport } from './run-report.js';
import { findHtmlFaults } from './testing/find-html-faults.js';

function render(comparison: Comparison, folder = ''): string {
  return renderRunReport(toReportedFixture(comparison), { files: resultFiles, folder });
}

/** What a reader of the page sees, without markup. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0]+/g, ' ');
}

const nothingMeasured: Comparison = {
  ...incompleteComparison,
  rows: incompleteComparison.rows.map((row) => ({ ...row, trials: 0, latencySamples: 0 })),
  trials: [],
};

const hostile = '"><script>alert(1)</script><b x=\'&amp;]]>';

describe.each([
  ['complete', completeComparison],
  ['incomplete', incompleteComparison],
  ['simulated', simulatedComparison],
  ['judged', judgedComparison],
  ['repeated', repeatedComparison],
  ['empty', nothingMeasured],
  ['from before conditions were kept', { ...completeComparison, setup: null }],
  ['hostile', withHostileTexts(hostile)],
])('the page of a run that is %s', (_state, comparison) => {
  const page = render(comparison);

  test('is valid HTML by an independent checker', async () => {
    expect(await findHtmlFaults(page)).toEqual([]);
  });

  test('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b/i);
    expect(page).not.toMatch(/\b(src|srcset|on[a-z]+)=|url\((?!#)|@import/i);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    expect(links.filter((href) => !/^(#|\.)/.test(href))).toEqual([]);
  });

  test('every link within the page has a place to go to', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('has no figure that is none', () => {
    expect(textOf(page)).not.toMatch(/\b(NaN|undefined|null|Infinity)\b|\[object/);
  });
});

test('marks stand before any figure', () => {
  const text = textOf(render(simulatedComparison));
  expect(text.indexOf('SIMULATED')).toBeGreaterThan(0);
  expect(text.indexOf('SIMULATED')).toBeLessThan(text.indexOf('Verdict'));
  expect(textOf(render(incompleteComparison))).toContain('INCOMPLETE : One of 4 trials failed.');
  expect(textOf(render(completeComparison))).not.toMatch(/SIMULATED|INCOMPLETE|DISTURBED|EMPTY/);
});

test('has the question, the verdict, the table, and the figures of the classic questions', () => {
  const text = textOf(render(completeComparison));
  expect(text).toContain('Is a webhook worth its upkeep?');
  expect(text).toContain('webhook told the consumer 2.48 s sooner than slow poll');
  expect(text).toContain('webhook ✓ 1.95 ms ✓ 1.90 ms ✓ 4.17 ms *');
  expect(text).toContain('half of them within 1.90 ms, 99 of 100 within 4.17 ms*,');
});

test('a confidence interval stands below its figure, where there is one', () => {
  const rows = completeComparison.rows.map((row, index) =>
    index === 0 ? { ...row, intervals: { latency_p50_ms: { low: 1.8, high: 2.1 } } } : row,
  );
  expect(textOf(render({ ...completeComparison, rows }))).toContain('1.90 ms 1.80 ms to 2.10 ms');
  expect(textOf(render(completeComparison))).not.toContain('1.80 ms to');
});

test('links lead to the run’s folder, wherever the page is written', () => {
  expect(render(completeComparison)).toContain('href="./comparison.csv"');
  expect(render(completeComparison, '../a b/')).toContain('href="../a%20b/comparison.csv"');
});

test('a section without content has no heading and no link', () => {
  expect(render(completeComparison)).not.toContain('id="expectations"');
  expect(render(judgedComparison)).toContain('id="expectations"');
});

test('names of commands in the list of files stand as code, without backticks', () => {
  const list = /<section aria-labelledby="files">.*?<\/section>/s.exec(render(completeComparison))?.[0];
  expect(list).toContain('<code>push-vs-poll report</code>');
  expect(list).not.toContain('`');
});
