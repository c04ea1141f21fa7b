import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareSchema } from '../store/compare-schema.js';
import { runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

const sample = fileURLToPath(new URL('../../results/sample', import.meta.url));

/** Simulates order-placed with 6 trials into `<name>/` of the folder. */
async function simulate(folder: string, name: string, ...changes: readonly string[]): Promise<void> {
  const trials = changes.includes('--trials') ? [] : ['--trials', '6'];
  const args = [
    'simulate',
    'order-placed',
    '--quiet',
    '--json',
    '--out',
    `${name}-out`,
    ...trials,
    ...changes,
  ];
  expect((await runCli(args, folder)).exitCode).toBe(0);
  const [made = ''] = readdirSync(join(folder, `${name}-out`));
  renameSync(join(folder, `${name}-out`, made), join(folder, name));
}

/** A copy of the sample run, with parts of its run.json written anew. */
function copySample(folder: string, name: string, change: (text: string) => string): void {
  cpSync(sample, join(folder, name), { recursive: true });
  const path = join(folder, name, 'run.json');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

test('the same scenario again is no regression; with a slower network it is one, and every file says so', async () => {
  const folder = createTemporaryFolder();
  await Promise.all([
    simulate(folder, 'before'),
    simulate(folder, 'after'),
    simulate(folder, 'slow', '--set', 'link.latency=20ms'),
    simulate(folder, 'seed', '--seed', '7'),
  ]);
  const same = await runCli(['compare', 'before', 'after', '--tolerance', '0%', '--strict'], folder);
  expect(same).toMatchObject({ exitCode: 0, stderr: '' });
  expect(same.stdout).toContain('NO REGRESSION: none beyond 0 % was shown; 21 figures judged.');

  const refused = await runCli(['compare', 'before', 'slow', 'seed'], folder);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /^error PVP_NOT_COMPARABLE: .*\n {2}slow: .*link\.latency=20ms.*\n {2}seed: /,
  );
  expect(refused.stderr).toContain('add --allow other-scenario,other-seed\n');

  const outputs = ['c/x.csv', 'c/x.md', 'c/x.json'];
  const slow = await runCli(
    [
      'compare',
      'before',
      'slow',
      '--allow',
      'other-scenario',
      '--metric',
      'latency_mean_ms',
      '--json',
    ].concat(outputs.flatMap((path) => ['--out', path])),
    folder,
  );
  expect(slow.exitCode).toBe(1);
  const { candidates } = compareSchema.parse(JSON.parse(slow.stdout));
  expect(candidates[0]?.trialMatching).toBe('paired');
  expect(candidates[0]?.strategies.map(({ metrics }) => metrics.map(({ verdict }) => verdict))).toEqual([
    ['regression'],
    ['worse'],
    ['worse'],
  ]);
  const [csv, markdown, json] = outputs.map((path) => readFileSync(join(folder, path), 'utf8'));
  expect(csv).toContain('latency_mean_ms,milliseconds,6,6,0.000,');
  expect(markdown).toMatch(/^# REGRESSION against before\n/);
  expect(json).toBe(slow.stdout);

  const better = await runCli(['compare', 'slow', 'before', '--allow', 'other-scenario', '--quiet'], folder);
  expect(better).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const other = await runCli(['compare', 'before', 'seed', '--allow', 'other-seed', '--json'], folder);
  expect(compareSchema.parse(JSON.parse(other.stdout)).candidates[0]?.trialMatching).toBe('unpaired');
});

test('too few trials are said and pass, unless --strict is given', async () => {
  const folder = createTemporaryFolder();
  await Promise.all([simulate(folder, 'before'), simulate(folder, 'short', '--trials', '3')]);
  const lenient = await runCli(['compare', 'before', 'short'], folder);
  expect(lenient.exitCode).toBe(0);
  expect(lenient.stdout).toContain('\nNOT ALL JUDGED: ');
  const strict = await runCli(['compare', 'before', 'short', '--strict', '--quiet'], folder);
  expect(strict).toMatchObject({ exitCode: 3, stdout: '' });
  expect(strict.stderr).toMatch(/^NOT ALL JUDGED in short: .* too few trials/);
});

test('other machines and disturbed runs are no baseline unless told', async () => {
  const folder = createTemporaryFolder();
  copySample(folder, 'before', (text) => text);
  copySample(folder, 'after', (text) => text.replace(/"cpuCores": \d+/, '"cpuCores": 99'));
  copySample(folder, 'disturbed', (text) => text.replaceAll('"trusted": true', '"trusted": false'));
  const machine = await runCli(['compare', 'before', 'after', '--allow', 'same-run'], folder);
  expect(machine.exitCode).toBe(2);
  expect(machine.stderr).toMatch(/after: the machines differ: .*99 cores/);
  const told = await runCli(['compare', 'before', 'after', '--allow', 'same-run,other-machine'], folder);
  expect(told.exitCode).toBe(0);
  expect(told.stdout.replaceAll(/\s+/g, ' ')).toContain('(--allow other-machine): the machines differ');
  const disturbed = await runCli(
    ['compare', 'before', 'disturbed', '--allow', 'same-run', '--strict'],
    folder,
  );
  expect(disturbed.exitCode).toBe(3);
  expect(disturbed.stdout).toContain('not judged: disturbed');
});

test.each([
  [['before'], 'compare needs <baseline> <candidate..>'],
  [['before', 'nope'], 'PVP_RESULT_UNREADABLE: there is no folder nope'],
  [['before', 'before'], 'before and before hold the same run'],
  [['before', 'before', '--tolerance', '5'], '--tolerance 5: expected a share such as 5%, or 0%'],
  [['before', 'before', '--metric', 'latency_p9_ms'], 'did you mean "latency_p90_ms"?'],
  [['before', 'before', '--metric', 'events_delivered'], 'less of it is not better'],
  [['before', 'before', '--strategies', 'webhok'], 'did you mean "webhook"?'],
  [['before', 'before', '--allow', 'other-machin'], 'did you mean "other-machine"?'],
  [['before', 'before', '--allow', ','], '--allow names nothing'],
  [['before', 'before', '--out', 'x.txt'], 'allowed are .csv, .json, .md'],
  [['before', 'before', '--out', 'x.md', '--out', './x.md'], '--out ./x.md is given twice'],
])('compare %j is refused', async (args, words) => {
  const folder = createTemporaryFolder();
  copySample(folder, 'before', (text) => text);
  const { exitCode, stdout, stderr } = await runCli(['compare', ...args], folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(words);
});
