import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Finished, runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

/** In virtual time, so that every figure is the same on every machine. */
const scenario = `name: gate
summary: Does polling stay within its budget?
workload:
  arrivals: { process: constant, rate: 1/s }
  duration: 10s
strategies:
  - webhook
  - interval-poll: { every: 1s, label: every 1.0 s }
warm-up: 0s
`;

function simulate(expectations: string, folder: string, ...options: string[]): Promise<Finished> {
  writeFileSync(join(folder, 'gate.yaml'), scenario + expectations);
  return runCli(['simulate', 'gate.yaml', '--quiet', ...options], folder);
}

const runJson = z.looseObject({
  expectations: z.array(z.looseObject({ figure: z.string(), state: z.string() })),
});

function readStored(folder: string) {
  const [name = ''] = readdirSync(join(folder, 'results'));
  const resultFolder = join(folder, 'results', name);
  return {
    resultFolder,
    stored: runJson.parse(JSON.parse(readFileSync(join(resultFolder, 'run.json'), 'utf8'))),
    report: readFileSync(join(resultFolder, 'report.md'), 'utf8'),
  };
}

test('exits with 0 when every expectation is met, and shows each', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout } = await simulate(
    'expect:\n  events_lost: 0\n  every 1.0 s.events_delivered: "= 10"\n',
    folder,
  );
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`
Expectations: all 3 passed
passed  webhook.events_lost = 0: 0
passed  every 1.0 s.events_lost = 0: 0
passed  every 1.0 s.events_delivered = 10: 10
`);
});

test('exits with 1 when one is missed, and keeps it in every file', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout } = await simulate(
    'expect:\n  every 1.0 s.events_delivered: "< 10"\n  ratio(every 1.0 s, webhook).events_lost: "<= 1"\n',
    folder,
  );
  expect(exitCode).toBe(1);
  expect(stdout).toContain('MISSED  every 1.0 s.events_delivered < 10: 10\n');
  expect(stdout).toContain('MISSED  ratio(every 1.0 s, webhook).events_lost <= 1: not measurable: ');
  const { resultFolder, stored, report } = readStored(folder);
  expect(stored.expectations).toEqual([
    {
      key: 'every 1.0 s.events_delivered',
      figure: 'every 1.0 s.events_delivered',
      metric: 'events_delivered',
      comparator: '<',
      bound: 10,
      state: 'missed',
      value: 10,
      doubt: null,
    },
    expect.objectContaining({ state: 'not-measurable', reason: expect.stringContaining('which is 0') }),
  ]);
  expect(report).toContain('## Expectations\n\n2 of 2 missed.');

  const again = await runCli(['report', resultFolder], folder);
  expect(again.exitCode).toBe(0);
  expect(again.stdout).toContain('Expectations: 2 of 2 missed');
});

test('what --strategies leaves out is not run, and fails nothing', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout } = await simulate(
    'expect:\n  every 1.0 s.events_delivered: "< 1"\n  events_lost: 0\n',
    folder,
    '--strategies',
    'webhook',
  );
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Expectations: 1 of 2 passed, 1 not run\n');
  expect(stdout).toContain(
    'not run every 1.0 s.events_delivered < 1: every 1.0 s took no part in this run\n',
  );
});

test('--json tells the exit code and the expectations', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout } = await simulate('', folder, '--json', '--set', 'expect.requests_total=> 1e6');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    exitCode: 1,
    runs: [{ exitCode: 1, comparison: { expectations: [{ state: 'missed' }, { state: 'missed' }] } }],
  });
});

test('a broken expectation is a fault of the scenario, and nothing runs', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout, stderr } = await simulate('expect:\n  webhok.events_lots: "~ 0"\n', folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^gate\.yaml:11:3 .*unknown metric "events_lots"; did you mean "events_lost"\?$/m);
  expect(stderr).toMatch(/^gate\.yaml:11:3 .*unknown label "webhok".*did you mean "webhook"\?$/m);
  expect(stderr).toMatch(/^gate\.yaml:11:23 .*"~ 0" is no condition/m);
});
