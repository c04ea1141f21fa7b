import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { isRunning, processesBelow, trialProcessesOf } from '../run/testing/child-processes.js';
import { builtProgram, runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

/** Real processes. What is measured depends on the machine, and is not asserted. */

function readRows(folder: string, fileName: string): Record<string, string>[] {
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/Z-order-placed-capacity$/);
  return parse(readFileSync(join(folder, name, fileName), 'utf8'), { columns: true });
}

test('capacity loads the real feed and the real receiver, and writes what they sustain', async () => {
  const folder = createTemporaryFolder();
  const args = ['capacity', 'order-placed', '--bound', '10s', '--max-rate', '100/s', '--limit', '40s'];
  const { exitCode, stdout, stderr } = await runCli(args, folder);
  expect({ exitCode, stderr: stderr.split('\n').length }).toEqual({ exitCode: 0, stderr: 3 });
  expect(stdout).toContain('pollers that it can carry: 100 every 1 s · 500 every 5 s · 3,000 every 30 s');
  expect(stdout).toContain('events that it can take: 100 a second');
  expect(readRows(join(folder, 'results'), 'capacity.csv')).toMatchObject([
    { target: 'feed', ending: 'never-missed', sustained_per_second: '100', pollers_every_60s: '6000' },
    { target: 'receiver', limited_by: 'highest rate asked for', events_per_second: '100' },
  ]);
  expect(readRows(join(folder, 'results'), 'capacity-steps.csv')).toMatchObject([
    { target: 'feed', state: 'sustained', due: '200', answered: '200', refused: '0', errors: '0' },
    { target: 'receiver', state: 'sustained', due: '200', answered: '200', refused: '0', errors: '0' },
  ]);

  const [capacity = ''] = readdirSync(join(folder, 'results'));
  const runFolder = fileURLToPath(new URL('../../results/sample', import.meta.url));
  const report = await runCli(['report', runFolder, `results/${capacity}`, '--out', 'all.md'], folder);
  expect(report.stderr).toBe(`left out, since they hold no run: results/${capacity}\n`);
  expect(report.exitCode).toBe(0);
});

test('Ctrl-C during a capacity search leaves no process, and writes what there was', async () => {
  const folder = createTemporaryFolder();
  const args = ['capacity', 'order-placed', '--bound', '10s', '--out', folder, '--json'];
  const controller = spawn(process.execPath, [builtProgram, ...args], { detached: true });
  onTestFinished(() => {
    controller.kill('SIGKILL');
  });
  let said = '';
  let printed = '';
  controller.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  controller.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  await expect.poll(() => said, { timeout: 20_000 }).toContain('feed: 400/s');
  const pid = controller.pid ?? 0;
  const pids = processesBelow(pid);
  expect(pids).toHaveLength(2);
  process.kill(-pid, 'SIGINT');
  const [exitCode] = await once(controller, 'close');
  expect(exitCode).toBe(130);
  expect(pids.filter(isRunning)).toEqual([]);
  expect(JSON.parse(printed)).toMatchObject({
    exitCode: 130,
    incompleteBecause: expect.stringMatching(/^Interrupted/),
    targets: [{ target: 'feed', ending: 'stopped', sustainedPerSecond: expect.any(Number) }],
  });
  expect(readRows(folder, 'capacity.csv')).toMatchObject([{ target: 'feed', ending: 'stopped' }]);
});

test('a target that dies fails the search: exit code 3, one clear error, and what there was is written', async () => {
  const folder = createTemporaryFolder();
  const args = ['capacity', 'order-placed', '--bound', '10s', '--out', folder];
  const controller = spawn(process.execPath, [builtProgram, ...args]);
  onTestFinished(() => {
    controller.kill('SIGKILL');
  });
  let said = '';
  controller.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await expect.poll(() => said, { timeout: 20_000 }).toContain('feed: 400/s');
  const pids = processesBelow(controller.pid ?? 0);
  const [source] = trialProcessesOf(controller.pid ?? 0);
  process.kill(source?.pid ?? 0, 'SIGKILL');
  const [exitCode] = await once(controller, 'close');
  expect(exitCode).toBe(3);
  expect(said).toMatch(/^error PVP_PROCESS_DIED: the source process died half-way/m);
  expect(pids.filter(isRunning)).toEqual([]);
  expect(readRows(folder, 'capacity.csv')).toEqual([]);
});

test.each([
  [['capacity'], 'capacity needs <scenario>'],
  [['capacity', 'order-placed', '--bound', 'soon'], '--bound: '],
  [['capacity', 'order-placed', '--bound', '0ms'], '--bound must be at least 1ms'],
  [['capacity', 'order-placed', '--max-rate', '10/s'], '--max-rate must be at least 50/s'],
  [['capacity', 'order-placed', '--limit', '5s'], '--limit must be at least 10s'],
  [['doctor', '--quik'], 'did you mean "--quick"?'],
])('%j is a usage error', async (args, message) => {
  const folder = createTemporaryFolder();
  const { exitCode, stderr } = await runCli(args, folder);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('doctor is kept beside the results, and goes into the live runs that follow, not into simulations', async () => {
  const folder = createTemporaryFolder();
  const { stdout } = await runCli(['doctor', '--quick', '--json'], folder);
  const doctor = JSON.parse(stdout);
  expect(doctor.path).toBe('results/.doctor.json');
  expect(doctor.check.probes).toHaveLength(9);

  const scenario = `name: short
summary: One event.
workload: { arrivals: { process: constant, rate: 1/s }, duration: 1s }
strategies: [webhook]
warm-up: 0s
`;
  writeFileSync(join(folder, 'short.yaml'), scenario);
  const [live, simulated] = [
    await runCli(['run', 'short.yaml', '--json', '--quiet'], folder),
    await runCli(['simulate', 'short.yaml', '--json', '--quiet'], folder),
  ];
  const environmentOf = (text: string) => JSON.parse(text).runs[0].comparison.environment;
  const { machine } = environmentOf(live.stdout);
  const byDepth = (depth: string) =>
    machine.probes
      .filter((probe: { depth: string }) => probe.depth === depth)
      .map(({ id }: { id: string }) => id);
  expect(byDepth('brief')).toEqual(['clock', 'cpu-clock', 'loopback', 'processor', 'timers']);
  expect(byDepth('quick')).toEqual(['histogram', 'link', 'throughput', 'two-clocks']);
  expect(environmentOf(simulated.stdout).machine).toBeNull();
});

test('a doctor that cannot keep its result says so before it begins', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  const { exitCode, stderr } = await runCli(['doctor', '--out', 'file'], folder);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error PVP_OUTPUT_UNWRITABLE/);
});
