import { expect, test } from 'vitest';
import { renderFiles } from './render-files.js';
import { completeComparison } from './testing/comparison-fixture.js';
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
