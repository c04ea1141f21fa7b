import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRun } from '../store/read-run.js';
import { runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';
import { readStabilityGoal } from './until-stable.js';

test('without it the number of trials is fixed', () => {
  expect(readStabilityGoal({}, 'run')).toBeUndefined();
});

test('6 trials at least, 30 at most, by the mean latency, unless told otherwise', () => {
  expect(readStabilityGoal({ 'until-stable': '5%' }, 'run')).toEqual({
    ...{ metric: 'latency_mean_ms', targetShare: 0.05, fewestTrials: 6, mostTrials: 30 },
  });
  const told = { 'until-stable': '2.5 %', 'stable-metric': 'stale_share', 'max-trials': '40', trials: '9' };
  expect(readStabilityGoal(told, 'run')).toEqual({
    ...{ metric: 'stale_share', targetShare: 0.025, fewestTrials: 9, mostTrials: 40 },
  });
});

test.each([
  [{ 'until-stable': '5' }, /expected a share above 0% and below 100%/],
  [{ 'until-stable': '0%' }, /expected a share/],
  [{ 'until-stable': '100%' }, /expected a share/],
  [{ 'until-stable': '5%', 'max-trials': '5' }, /needs 6 trials or more/],
  [{ 'until-stable': '5%', trials: '31' }, /needs 31 trials or more/],
  [{ 'until-stable': '5%', 'max-trials': '1001' }, /whole number from 1 to 1000/],
  [{ 'until-stable': '5%', trials: 'six' }, /--trials six: expected a whole number/],
  [{ 'until-stable': '5%', 'stable-metric': 'latency_mean' }, /did you mean "latency_mean_ms"/],
  [{ 'until-stable': '5%', quick: true }, /exclude each other/],
  [{ 'stable-metric': 'stale_share' }, /--stable-metric needs --until-stable/],
  [{ 'max-trials': '9' }, /--max-trials needs --until-stable/],
])('%j is refused', (args, message) => {
  expect(() => readStabilityGoal(args, 'run')).toThrow(message);
});

async function simulate(share: string) {
  const outDir = createTemporaryFolder();
  const limits = ['--until-stable', share, '--max-trials', '9', '--duration', '20s'];
  const ended = await runCli(['simulate', 'order-placed', ...limits, '--out', outDir, '--quiet'], outDir);
  const folder = readdirSync(outDir).find((name) => name.endsWith('order-placed')) ?? '';
  return { ...ended, run: (await readRun(join(outDir, folder))).comparison };
}

test('a run goes on until it is stable, and keeps the trials that it ran', async () => {
  const { exitCode, stdout, run } = await simulate('60%');
  expect(exitCode).toBe(0);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Stable after 6 trials of at most 9');
  expect(run.scenario.trialCount).toBe(6);
  expect(run.trials).toHaveLength(18);
  expect(run.stability).toMatchObject({ reached: true, targetShare: 0.6, mostTrials: 9 });
  expect(run.rows.map(({ trials }) => trials)).toEqual([6, 6, 6]);
});

test('at the limit it says that it is not stable, and how far it is from it', async () => {
  const { exitCode, stdout, run } = await simulate('0.1%');
  expect(exitCode).toBe(0);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Not stable after 9 trials: half of the 95 % interval of');
  expect(run.scenario.trialCount).toBe(9);
  expect(run.stability).toMatchObject({ reached: false, mostTrials: 9 });
});
