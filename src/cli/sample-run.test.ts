import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { fillPlace } from './readme-tables.js';
import { renderSampleRun } from './sample-run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'results/sample');

function readAll(): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const;
      }),
  );
}

test('the sample run can be read, and its files are those that it renders to today', async () => {
  const { files } = await renderSampleRun(folder);
  const expected = new Map(files.map(({ fileName, text }) => [fileName, text]));
  const committed = readAll();
  expect([...committed.keys()].sort()).toEqual([...expected.keys(), 'deliveries.csv'].sort());
  for (const [fileName, text] of expected) {
    expect(committed.get(fileName) === text, `${fileName} is stale: run npm run generate`).toBe(true);
  }
});

test('the latencies of its table can be recomputed from its deliveries', () => {
  const parse = (name: string) =>
    Papa.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
  const deliveries = parse('deliveries.csv');
  for (const { strategy, latency_mean_ms: mean, events_lost: lost } of parse('comparison.csv')) {
    const own = deliveries.filter((delivery) => delivery['strategy'] === strategy);
    const latenciesUs = own
      .map(({ latency_us: us }) => us)
      .filter((us) => us !== '')
      .map(Number);
    const meanMs = latenciesUs.reduce((sum, us) => sum + us, 0) / latenciesUs.length / 1_000;
    expect(meanMs).toBeCloseTo(Number(mean), 2);
    expect(own.length - latenciesUs.length).toBe(Number(lost));
  }
});

test('the README shows its table, and one of its plots', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(fillPlace(readme, 'sample', (await renderSampleRun(folder)).shown)).toBe(readme);
  const [, picture = ''] = /!\[[^\]]+\]\((results\/sample\/plots\/[^)]+\.svg)\)/.exec(readme) ?? [];
  expect(readFileSync(join(root, picture), 'utf8')).toMatch(/^<\?xml/);
});

test('it was measured for real, and nothing disturbed it', () => {
  const run: unknown = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
  expect(run).toMatchObject({ world: 'live', state: 'complete' });
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).not.toMatch(/DISTURBED|INCOMPLETE|SIMULATED/);
});
