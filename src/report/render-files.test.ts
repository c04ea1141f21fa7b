import { expect, test } from 'vitest';
import { listRunFiles, renderFiles, resultFiles, summariseFiles } from './render-files.js';
import { completeComparison, metricsWith } from './testing/comparison-fixture.js';
import { environmentFixture, toReportedFixture } from './testing/reported-run-fixture.js';

const run = toReportedFixture(completeComparison);

function shuffleKeys<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).reverse())
      : member,
  );
}

test('the same run gives the same bytes, however its objects were built', () => {
  expect(renderFiles(shuffleKeys(run))).toEqual(renderFiles(run));
});

test('the environment stands in run.json and in a section of the page, and nowhere else', () => {
  const files = renderFiles({
    ...run,
    environment: { ...environmentFixture, cpuModel: 'marker-of-the-environment' },
  });
  const holders = files.filter(({ text }) => text.includes('marker-of-the-environment'));
  expect(holders.map(({ fileName }) => fileName)).toEqual(['report.html', 'run.json']);
  const [before, section = '', after] = (holders[0]?.text ?? '').split(
    /(<section aria-labelledby="environment">.*?<\/section>)/s,
  );
  expect(section).toContain('marker-of-the-environment');
  expect(before).not.toContain('marker-of-the-environment');
  expect(after).not.toContain('marker-of-the-environment');
});

test('run.json comes last, ends with a line feed, and holds the whole comparison', () => {
  const last = renderFiles(run).at(-1);
  expect(last?.fileName).toBe('run.json');
  expect(last?.text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(last?.text ?? '')).toEqual({
    ...completeComparison,
    environment: environmentFixture,
  });
  expect(Object.keys(JSON.parse(last?.text ?? '')).at(-1)).toBe('environment');
});

const failedRun = toReportedFixture({
  ...completeComparison,
  rows: completeComparison.rows.map((row) => ({
    ...row,
    trials: 0,
    latencySamples: 0,
    metrics: metricsWith({}),
  })),
  trials: [],
});

test('a run without histograms and plots lists and links none of them', () => {
  const several = /(histograms|plots)\//;
  const listed = listRunFiles(failedRun).map(({ fileName }) => fileName);
  expect(listed).toEqual(
    resultFiles.map(({ fileName }) => fileName).filter((fileName) => !several.test(fileName)),
  );
  const files = renderFiles(failedRun);
  expect(files.map(({ fileName }) => fileName).filter((fileName) => several.test(fileName))).toEqual([]);
  for (const report of ['report.html', 'report.md']) {
    const { text = '' } = files.find(({ fileName }) => fileName === report) ?? {};
    expect(text).toContain('timeline.csv');
    expect(text).not.toMatch(several);
  }
});

test('a run that has all of them lists every file, also where only one family is rendered', () => {
  expect(listRunFiles(run)).toEqual(resultFiles);
  expect(renderFiles(run, ['html'])).toEqual(
    renderFiles(run).filter(({ fileName }) => fileName === 'report.html'),
  );
});

test('files are summarised once for all of their kind, and in alphabetical order', () => {
  const fileNames = ['run.json', 'plots/b.svg', 'plots/a.svg', 'histograms/webhook.hgrm', 'unknown.txt'];
  expect(summariseFiles(fileNames).map(({ fileName }) => fileName)).toEqual([
    'histograms/*.hgrm',
    'plots/*.svg',
    'run.json',
  ]);
});
