import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

const tables = [
  'comparison.csv',
  'deliveries.csv',
  'metrics.csv',
  'ratios.csv',
  'timeline.csv',
  'trials.csv',
];

async function simulate(folder: string, ...options: readonly string[]) {
  const finished = await runCli(
    ['simulate', 'order-placed', '--quiet', '--duration', '3s', '--out', 'here', ...options],
    folder,
  );
  const [name = ''] = readdirSync(join(folder, 'here'));
  return { ...finished, resultFolder: join('here', name) };
}

function readRecords(path: string, delimiter: string): string[][] {
  return Papa.parse<string[]>(readFileSync(path, 'utf8'), { delimiter, skipEmptyLines: true }).data;
}

test('--csv excel writes every CSV file once more, and names the folder', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout, resultFolder } = await simulate(folder, '--csv', 'excel');
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([
    `For spreadsheets with a decimal comma: ${join(resultFolder, 'excel')}`,
    `Results: ${resultFolder}`,
  ]);
  expect(readdirSync(join(folder, resultFolder, 'excel')).sort()).toEqual(tables);
  for (const table of tables) {
    const standard = readRecords(join(folder, resultFolder, table), ',');
    const excel = readRecords(join(folder, resultFolder, 'excel', table), ';');
    expect(standard.length).toBeGreaterThan(1);
    expect(excel.map((record) => record.map((cell) => cell.replace(/^(-?\d+),(\d+)$/, '$1.$2')))).toEqual(
      standard,
    );
  }
});

test('without it there is no such folder; report makes it later, without running', async () => {
  const folder = createTemporaryFolder();
  const { resultFolder, stdout } = await simulate(folder);
  expect(stdout).not.toContain('decimal comma');
  expect(existsSync(join(folder, resultFolder, 'excel'))).toBe(false);

  const before = readFileSync(join(folder, resultFolder, 'deliveries.csv'), 'utf8');
  const { exitCode } = await runCli(['report', resultFolder, '--csv', 'excel'], folder);
  expect(exitCode).toBe(0);
  expect(readdirSync(join(folder, resultFolder, 'excel')).sort()).toEqual(tables);
  expect(readFileSync(join(folder, resultFolder, 'deliveries.csv'), 'utf8')).toBe(before);
});

test('report keeps an older folder for spreadsheets fresh where it writes the CSV files', async () => {
  const folder = createTemporaryFolder();
  const { resultFolder } = await simulate(folder, '--csv', 'excel');
  const table = join(folder, resultFolder, 'excel', 'comparison.csv');
  const fresh = readFileSync(table, 'utf8');
  writeFileSync(table, 'outdated');
  await runCli(['report', resultFolder, '--format', 'html'], folder);
  expect(readFileSync(table, 'utf8')).toBe('outdated');
  const { stdout } = await runCli(['report', resultFolder], folder);
  expect(readFileSync(table, 'utf8')).toBe(fresh);
  expect(stdout).toContain(`For spreadsheets with a decimal comma: ${join(resultFolder, 'excel')}\n`);
});

test('a result folder whose deliveries were removed gets the other tables', async () => {
  const folder = createTemporaryFolder();
  const { resultFolder } = await simulate(folder);
  rmSync(join(folder, resultFolder, 'deliveries.csv'));
  const { exitCode } = await runCli(['report', resultFolder, '--csv', 'excel'], folder);
  expect(exitCode).toBe(0);
  expect(readdirSync(join(folder, resultFolder, 'excel')).sort()).toEqual(
    tables.filter((table) => table !== 'deliveries.csv'),
  );
});

test('what was made of deliveries that were removed since goes with the next report, and nothing else', async () => {
  const folder = createTemporaryFolder();
  const { resultFolder } = await simulate(folder, '--csv', 'excel');
  rmSync(join(folder, resultFolder, 'deliveries.csv'));
  writeFileSync(join(folder, resultFolder, 'excel', 'notes.csv'), 'mine');
  await runCli(['report', resultFolder], folder);
  expect(readdirSync(join(folder, resultFolder, 'excel')).sort()).toEqual(
    [...tables.filter((table) => table !== 'deliveries.csv'), 'notes.csv'].sort(),
  );
});

test('deliveries that somebody spoilt are named', async () => {
  const folder = createTemporaryFolder();
  const { resultFolder } = await simulate(folder);
  writeFileSync(join(folder, resultFolder, 'deliveries.csv'), 'a,b\n"unclosed');
  const { exitCode, stderr } = await runCli(['report', resultFolder, '--csv', 'excel'], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error PVP_RESULT_UNREADABLE: .*deliveries\.csv/);
});

test('--out, which writes one file, leaves no place for it', async () => {
  const { exitCode, stderr } = await runCli(
    ['report', 'a-run', '--out', 'x.csv', '--csv', 'excel'],
    createTemporaryFolder(),
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('leave out --csv excel');
});

test('any other form is refused', async () => {
  const { exitCode, stderr } = await runCli(
    ['simulate', 'order-placed', '--csv', 'tsv'],
    createTemporaryFolder(),
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('"tsv"; allowed are standard, excel');
});
