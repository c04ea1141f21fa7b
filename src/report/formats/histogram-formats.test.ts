import { expect, test } from 'vitest';
import type { ReportedRun } from '../../analyse/reported-run.js';
import { completeComparison, withHostileTexts } from '../testing/comparison-fixture.js';
import { toReportedFixture } from '../testing/reported-run-fixture.js';
import type { ReportFormat } from './contract.js';
import { hgrm } from './hgrm.js';
import { hlog } from './hlog.js';

const run = toReportedFixture(completeComparison);
const withReads: ReportedRun = {
  ...run,
  readDistributions: [{ label: 'slow poll', count: 1, steps: [], hgrm: 'reads\n', hlog: '#reads\n' }],
};

function renderAll(format: ReportFormat, reported: ReportedRun): readonly [string, string][] {
  return format.render(reported, { files: [], folder: '' }).map(({ fileName, text }) => [fileName, text]);
}

test('one file for each strategy, and one for its reads, which name it', () => {
  expect(renderAll(hgrm, withReads)).toEqual([
    ['histograms/webhook.hgrm', 'Value\n#[Strategy = webhook]\n'],
    ['histograms/slow-poll.hgrm', 'Value\n#[Strategy = slow poll]\n'],
    ['histograms/slow-poll.reads.hgrm', 'reads\n#[Strategy = slow poll]\n'],
  ]);
  expect(renderAll(hlog, withReads)).toEqual([
    ['histograms/webhook.hlog', '#[Strategy: webhook]\n#log\n'],
    ['histograms/slow-poll.hlog', '#[Strategy: slow poll]\n#log\n'],
    ['histograms/slow-poll.reads.hlog', '#[Strategy: slow poll]\n#reads\n'],
  ]);
});

test('a strategy without latencies has no file, and the others keep their names', () => {
  const [, slowPoll] = run.distributions;
  const fewer = { ...run, distributions: slowPoll === undefined ? [] : [slowPoll] };
  expect(renderAll(hgrm, fewer)).toEqual(renderAll(hgrm, run).slice(1));
  expect(renderAll(hlog, { ...run, distributions: [] })).toEqual([]);
});

test.each([hgrm, hlog])('no label leaves its folder or its line: $id', (format) => {
  const hostile = toReportedFixture(withHostileTexts('../x\r\n0.0,1.0\u2028,\u0085Tag=a\\..\\'));
  const files = renderAll(format, hostile);
  expect(files).toHaveLength(2);
  for (const [fileName, text] of files) {
    expect(fileName).toMatch(/^histograms\/[a-z0-9-]+\.h(grm|log)$/);
    expect(text.split(/[\r\n\u2028\u2029\u0085]/)).toHaveLength(3);
  }
});
