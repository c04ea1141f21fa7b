import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJunit } from '../report/ci/testing/read-junit.js';
import { runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

/** In virtual time, so that every figure is the same on every machine. */
const scenario = `name: gate
summary: Does polling stay within its budget?
workload:
  arrivals: { process: constant, rate: 1/s }
  duration: 10s
strategies:
  - webhook
  - interval-poll: { every: 50ms }
warm-up: 0s
expect:
  webhook.latency_p99_ms: "< 250"
  events_lost: 0
  interval-poll.empty_poll_share: "> 0.9"
  ratio(interval-poll, webhook).requests_total: "> 10"
  interval-poll.latency_p50_ms: "< 1"
`;

const ciFiles = ['--junit', 'out/junit.xml', '--summary', 'summary.md'] as const;

function createFolder(): string {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'gate.yaml'), scenario);
  writeFileSync(join(folder, 'summary.md'), 'An earlier step, without a line break');
  return folder;
}

function readCiFiles(folder: string) {
  return {
    suites: readJunit(readFileSync(join(folder, 'out/junit.xml'), 'utf8')).map(({ name, cases }) => [
      name,
      ...cases.map((each) => `${each.outcome}: ${each.name}`),
    ]),
    summary: readFileSync(join(folder, 'summary.md'), 'utf8'),
  };
}

const gateSuite = [
  'gate',
  'passed: webhook.latency_p99_ms < 250',
  'passed: webhook.events_lost = 0',
  'passed: interval-poll.events_lost = 0',
  'passed: interval-poll.empty_poll_share > 0.9',
  'passed: ratio(interval-poll, webhook).requests_total > 10',
  'failure: interval-poll.latency_p50_ms < 1',
  'passed: webhook, trial 1',
  'passed: interval-poll, trial 1',
];
const shopSuite = [
  'order-placed',
  'passed: webhook, trial 1',
  'passed: interval-poll, trial 1',
  'passed: slow poll, trial 1',
];

test('a command writes one JUnit file with a suite per scenario, and adds to the summary', async () => {
  const folder = createFolder();
  const { exitCode } = await runCli(['simulate', 'gate.yaml', 'order-placed', '--quiet', ...ciFiles], folder);
  expect(exitCode).toBe(1);
  const { suites, summary } = readCiFiles(folder);
  expect(suites).toEqual([gateSuite, shopSuite]);
  expect(summary).toMatch(
    /^An earlier step, without a line break\n## gate: expectations: 1 of 6 missed\n\n(.*\n)*## order-placed: complete\n/,
  );
});

test('report writes them of one folder beside its files, and of several alone', async () => {
  const folder = createFolder();
  await runCli(['simulate', 'gate.yaml', 'order-placed', '--quiet'], folder);
  const results = readdirSync(join(folder, 'results')).map((name) => join('results', name));
  const several = await runCli(['report', ...results, ...ciFiles], folder);
  expect(several).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(readCiFiles(folder).suites).toEqual([gateSuite, shopSuite]);

  const [gate = ''] = results;
  const one = await runCli(['report', gate, ...ciFiles, '--format', 'openmetrics'], folder);
  expect(one.exitCode).toBe(0);
  expect(one.stdout).toContain('metrics.om');
  expect(readCiFiles(folder).suites).toEqual([gateSuite]);
  expect(readCiFiles(folder).summary.match(/^## gate/gm)).toHaveLength(2);

  const refused = await runCli(['report', ...results, ...ciFiles, '--json', '--open'], folder);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('leave out --json and --open');
});

test('a scenario without a result is an error of its suite', async () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'faulty.yaml'), 'name: faulty\n');
  const { exitCode } = await runCli(['run', 'faulty.yaml', 'nope', ...ciFiles], folder);
  expect(exitCode).toBe(2);
  const { suites, summary } = readCiFiles(folder);
  expect(suites).toEqual([
    ['faulty.yaml', 'error: there is a result'],
    ['nope', 'error: there is a result'],
  ]);
  expect(summary).toContain('## nope: no result\n\n> **FAILED:** no scenario is named "nope"');
});

test('a place that cannot be written to is found out before anything starts', async () => {
  const folder = createFolder();
  for (const [option, path, cause] of [
    ['--junit', 'gate.yaml/junit.xml', 'a file, not a folder'],
    ['--junit', '.', 'it is a folder, not a file'],
    ['--summary', '.', 'it is a folder, not a file'],
  ] as const) {
    const { exitCode, stdout, stderr } = await runCli(['run', 'gate.yaml', option, path], folder);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error PVP_OUTPUT_UNWRITABLE: Cannot write results to ${path}: `);
    expect(stderr).toContain(cause);
    expect(stderr).toMatch(new RegExp(`\\nnext: Choose another place with ${option}\\.\\n$`));
  }
  expect(existsSync(join(folder, 'results'))).toBe(false);
});

test.each([
  [['--summary='], '--summary names no file; is a variable empty?'],
  [['--junit', 'a', '--summary', './a'], '--junit and --summary name the same file'],
])('%j is refused', async (options, message) => {
  const folder = createFolder();
  const { exitCode, stderr } = await runCli(['simulate', 'gate.yaml', ...options], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error PVP_USAGE: ${message}\n`);
});

test('when the files cannot be written in the end, the exit code says so, and --json is still one document', async () => {
  const folder = createFolder();
  // While it runs, a folder takes the place that was free before.
  const { exitCode, stdout, stderr } = await runCli(
    ['simulate', 'gate.yaml', '--json', '--quiet', '--out', 'out/junit.xml', '--junit', 'out/junit.xml'],
    folder,
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error PVP_OUTPUT_UNWRITABLE');
  expect(JSON.parse(stdout)).toMatchObject({ exitCode: 2, runs: [{ exitCode: 1, error: null }] });
});
