import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

const listing = z.object({
  scenarios: z.array(
    z.object({
      name: z.string(),
      question: z.string().nullable(),
      summary: z.string(),
      world: z.enum(['live', 'virtual']),
    }),
  ),
  strategies: z.array(
    z.object({
      name: z.string(),
      summary: z.string(),
      teaches: z.string(),
      options: z.array(z.object({ name: z.string(), default: z.unknown(), description: z.string() })),
    }),
  ),
  commonOptions: z.array(z.object({ name: z.string(), description: z.string() })),
});

test('list shows scenarios and strategies with one line each', async () => {
  const { exitCode, stdout, stderr } = await runCli(['list'], createTemporaryFolder());
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^scenarios\n( {2}\S.*\n( {4}\S.*\n)+)+\nstrategies\n( {2}\S.*\n)+$/);
  expect(stdout).toMatch(/^ {2}How soon must the consumer know\?\n( {4}\S.*\n)* {4}order-placed +A shop/m);
  expect(stdout).toMatch(/^ {4}zapier-2013 +\(virtual\) /m);
  expect(stdout).toMatch(/^ {2}interval-poll +\S/m);
});

test('list can be limited to one kind, and be JSON', async () => {
  const folder = createTemporaryFolder();
  const [strategies, json] = await Promise.all([
    runCli(['list', 'strategies'], folder),
    runCli(['list', '--json'], folder),
  ]);
  expect(strategies.stdout).toMatch(/^strategies\n/);
  expect(strategies.stdout).not.toContain('order-placed');
  const { strategies: listed, commonOptions } = listing.parse(JSON.parse(json.stdout));
  expect(commonOptions.map(({ name }) => name)).toEqual(['label', 'consumers']);
  expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['interval-poll', 'webhook']));
  expect(listed.find(({ name }) => name === 'interval-poll')?.options[0]).toMatchObject({
    name: 'every',
    default: '1s',
  });
});

test.each([
  [['schema'], '../scenario/scenario.schema.json'],
  [['schema', 'scenario'], '../scenario/scenario.schema.json'],
  [['schema', 'run'], '../store/run.schema.json'],
  [['schema', 'compare'], '../store/compare.schema.json'],
])('%j prints a committed JSON Schema', async (args, committed) => {
  const { exitCode, stdout } = await runCli(args, createTemporaryFolder());
  expect(exitCode).toBe(0);
  expect(stdout).toBe(readFileSync(new URL(committed, import.meta.url), 'utf8'));
});

test('init writes a scenario that validates and simulates, and never writes over a file', async () => {
  const folder = createTemporaryFolder();
  expect(await runCli(['init', 'mine.yaml'], folder)).toMatchObject({ exitCode: 0 });
  const text = readFileSync(join(folder, 'mine.yaml'), 'utf8');
  expect(text).toContain('# ');
  expect(await runCli(['validate', 'mine.yaml'], folder)).toEqual({
    exitCode: 0,
    stdout: 'mine.yaml: valid\n',
    stderr: '',
  });
  expect(await runCli(['simulate', 'mine.yaml', '--quiet'], folder)).toMatchObject({ exitCode: 0 });

  const again = await runCli(['init', 'mine.yaml'], folder);
  expect(again).toMatchObject({ exitCode: 2, stdout: '' });
  expect(again.stderr).toMatch(/^error PVP_FILE_EXISTS: .*mine\.yaml/);
  expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe(text);
});

const faulty = `name: faulty
summary: A key is misspelt and a unit is missing.
workload:
  arrivals: { process: poisson, rate: 2/s }
  duratoin: 10s
  payload: 512
strategies:
  - webhook: {}
`;

test('validate tells all faults of all files, each with its position', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'faulty.yaml'), faulty);
  writeFileSync(join(folder, 'broken.yaml'), 'name: [unclosed\n');
  const { exitCode, stdout, stderr } = await runCli(
    ['validate', 'faulty.yaml', 'order-placed', 'broken.yaml', 'missing.yaml'],
    folder,
  );
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/order-placed\.yaml: valid\n$/);
  expect(stderr).toMatch(/^faulty\.yaml:5:3 .*duratoin.*did you mean "duration"/m);
  expect(stderr).toMatch(/^faulty\.yaml:6:12 .*payload.*no unit/m);
  expect(stderr).toMatch(/^broken\.yaml:\d+:\d+ /m);
  expect(stderr).toContain('missing.yaml');
});

test('validate --json tells the same to a program', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'faulty.yaml'), faulty);
  const { exitCode, stdout } = await runCli(['validate', 'order-placed', 'faulty.yaml', '--json'], folder);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject([
    { file: 'order-placed', valid: true, error: null },
    {
      file: 'faulty.yaml',
      valid: false,
      error: {
        code: 'PVP_SCENARIO_INVALID',
        nextStep: expect.any(String),
        faults: expect.arrayContaining([
          {
            file: 'faulty.yaml',
            line: 6,
            column: 12,
            option: null,
            path: 'workload.payload',
            problem: expect.stringContaining('no unit'),
          },
        ]),
      },
    },
  ]);
});

test('--json prints one document whatever fails, with the error in it', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'faulty.yaml'), faulty);
  writeFileSync(join(folder, 'a-file'), '');
  const [refused, unwritable] = await Promise.all([
    runCli(['run', 'faulty.yaml', 'nope', '--json'], folder),
    runCli(['simulate', 'order-placed', '--json', '--quiet', '--out', 'a-file/results'], folder),
  ]);
  const failed = { folder: null, exitCode: 2, comparison: null };
  expect(JSON.parse(refused.stdout)).toMatchObject({
    runs: [
      { ...failed, error: { code: 'PVP_SCENARIO_INVALID', faults: [{ line: 5 }, { line: 6 }] } },
      { ...failed, error: { code: 'PVP_SCENARIO_NOT_FOUND', faults: [] } },
    ],
    exitCode: 2,
  });
  expect(JSON.parse(unwritable.stdout)).toMatchObject({
    runs: [{ ...failed, error: { code: 'PVP_OUTPUT_UNWRITABLE' } }],
    exitCode: 2,
  });
});

test('nothing runs when one of several scenarios is invalid', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'faulty.yaml'), faulty);
  const { exitCode, stdout, stderr } = await runCli(['simulate', 'order-placed', 'faulty.yaml'], folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('faulty.yaml:5:3');
  expect(existsSync(join(folder, 'results'))).toBe(false);
});

test.each(['run', 'simulate'])(
  '%s finds an unwritable result folder before anything starts',
  async (command) => {
    const folder = createTemporaryFolder();
    writeFileSync(join(folder, 'a-file'), '');
    const { exitCode, stdout, stderr } = await runCli(
      [command, 'order-placed', '--out', 'a-file/results'],
      folder,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^error PVP_OUTPUT_UNWRITABLE: .*a-file/);
    expect(stderr).not.toContain('started');
  },
);

const simulationJson = z.object({
  runs: z.array(
    z.object({
      folder: z.string(),
      exitCode: z.number(),
      comparison: z.looseObject({ world: z.string(), rows: z.array(z.looseObject({ label: z.string() })) }),
    }),
  ),
  exitCode: z.number(),
});

test('simulate --json prints the content of run.json and nothing else', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout } = await runCli(['simulate', 'order-placed', '--json', '--out', 'here'], folder);
  expect(exitCode).toBe(0);
  const document = simulationJson.parse(JSON.parse(stdout));
  expect(document.exitCode).toBe(0);
  const [run] = document.runs;
  expect(run).toMatchObject({ exitCode: 0, comparison: { world: 'virtual', state: 'complete' } });
  expect(run?.folder.startsWith('here/')).toBe(true);
  const written = readFileSync(join(folder, run?.folder ?? '', 'run.json'), 'utf8');
  expect(run?.comparison).toEqual(JSON.parse(written));
});

test('simulate ends with the files and the path of the result folder, and shows progress on standard error', async () => {
  const folder = createTemporaryFolder();
  const { stdout, stderr } = await runCli(['simulate', 'order-placed'], folder);
  const [name] = readdirSync(join(folder, 'results'));
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`Results: results/${name}`);
  expect(stdout).toMatch(/\n\n(report\.\w+ .*\n)+comparison\.csv {2}.*\nrun\.json .*\nAlso (.*\n)+Results: /);
  expect(stderr).toMatch(/^\[1\/\d+\] .*, trial 1: started$/m);
});

test('options change the scenario, and --quiet leaves standard error empty', async () => {
  const folder = createTemporaryFolder();
  const options = [
    '--strategies',
    'webhook',
    '--trials',
    '2',
    '--seed',
    '7',
    '--duration',
    '3s',
    '--set',
    'drain=5s',
  ];
  const { exitCode, stdout, stderr } = await runCli(
    ['simulate', 'order-placed', '--json', '--quiet', ...options],
    folder,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(simulationJson.parse(JSON.parse(stdout)).runs[0]?.comparison).toMatchObject({
    scenario: { seed: 7, trialCount: 2 },
    rows: [{ label: 'webhook', trials: 2 }],
    environment: {
      node: process.version,
      gitCommit: null,
      commandLine: ['simulate', 'order-placed', '--json', '--quiet', ...options],
    },
  });
});

test('--quick shortens a scenario, and the result says how', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout } = await runCli(['simulate', 'quiet-integration', '--quick', '--json'], folder);
  expect(exitCode).toBe(0);
  expect(simulationJson.parse(JSON.parse(stdout)).runs[0]?.comparison).toMatchObject({
    scenario: {
      overrides: ['--quick'],
      quickForm: expect.stringMatching(
        /^all times divided by 300, all rates multiplied by 300; .*; one trial$/,
      ),
      question: 'How many polls find nothing?',
      lookFor: expect.stringContaining('empty_poll_share'),
      trialCount: 1,
    },
  });
});

test('run takes a scenario that is virtual by default to virtual time, and says so', async () => {
  const folder = createTemporaryFolder();
  const long = `name: long
summary: A month with one event an hour.
world: virtual
workload: { arrivals: { process: constant, rate: 1/h }, duration: 30d }
strategies: [webhook]
`;
  writeFileSync(join(folder, 'long.yaml'), long);
  const { exitCode, stdout, stderr } = await runCli(['run', 'long.yaml'], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^SIMULATED: /m);
  expect(stderr).toMatch(/^long is long: .*--quick/m);
});

test('several scenarios get a result folder each', async () => {
  const folder = createTemporaryFolder();
  await runCli(['init', 'mine.yaml'], folder);
  const { exitCode, stdout } = await runCli(['simulate', 'order-placed', 'mine.yaml', '--quiet'], folder);
  expect(exitCode).toBe(0);
  expect(readdirSync(join(folder, 'results'))).toHaveLength(2);
  expect(stdout.match(/^Results: /gm)).toHaveLength(2);
});

test('report writes the same bytes again, without running', async () => {
  const folder = createTemporaryFolder();
  await runCli(['simulate', 'order-placed', '--quiet', '--out', 'here'], folder);
  const [name = ''] = readdirSync(join(folder, 'here'));
  const resultFolder = join(folder, 'here', name);
  const before = readAll(resultFolder);
  writeFileSync(join(resultFolder, 'comparison.csv'), 'spoilt');
  const { exitCode, stdout } = await runCli(['report', join('here', name)], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('interval-poll');
  expect(stdout).toMatch(/\ncomparison\.csv {2}.*\n(.*\n)*Results: here\/.*\n$/);
  expect(readAll(resultFolder)).toEqual(before);
});

test('report refuses a folder without a run', async () => {
  const folder = createTemporaryFolder();
  mkdirSync(join(folder, 'empty'));
  const { exitCode, stderr } = await runCli(['report', 'empty'], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error PVP_RESULT_UNREADABLE: /);
});

function readAll(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );
}
