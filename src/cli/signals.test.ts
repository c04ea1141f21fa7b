import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRunning, trialProcessesOf } from '../run/testing/child-processes.js';
import { builtProgram } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

/** What a terminal, a supervisor or the kernel does to a run that is under way. */

interface RunUnderWay {
  readonly controller: ChildProcess;
  readonly pid: number;
  /** What it has said so far. */
  readonly said: () => string;
  readonly folder: string;
}

/** A long live run, in a process group of its own, as a shell gives to what it starts. */
function startRun(): RunUnderWay {
  const folder = createTemporaryFolder();
  const args = [
    'run',
    'order-placed',
    '--duration',
    '30s',
    '--set',
    'workload.arrivals.rate=20/s',
    '--out',
    folder,
  ];
  const controller = spawn(process.execPath, [builtProgram, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  controller.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  onTestFinished(() => {
    controller.kill('SIGKILL');
  });
  return { controller, pid: controller.pid ?? 0, said: () => said, folder };
}

/** The processes of the first trial, once it delivers. */
async function trialProcesses({ pid: controllerPid, said }: RunUnderWay): Promise<readonly number[]> {
  await until(() => /measuring/.test(said()));
  const pids = trialProcessesOf(controllerPid).map(({ pid }) => pid);
  expect(pids).toHaveLength(2);
  return pids;
}

async function until(isSo: () => boolean, limitMs = 20_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!isSo() && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(isSo()).toBe(true);
}

async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
  return child.exitCode;
}

function readRun(folder: string): {
  readonly state: string;
  readonly incompleteBecause: string;
  readonly files: readonly string[];
} {
  const [name = ''] = readdirSync(folder);
  const run = JSON.parse(readFileSync(join(folder, name, 'run.json'), 'utf8'));
  return {
    state: run.state,
    incompleteBecause: run.incompleteBecause,
    files: readdirSync(join(folder, name)).sort(),
  };
}

test('Ctrl-C, which reaches the whole process group, ends cleanly with what there was, marked incomplete', async () => {
  const run = startRun();
  const pids = await trialProcesses(run);
  process.kill(-run.pid, 'SIGINT');
  expect(await exitCodeOf(run.controller)).toBe(130);
  expect(pids.filter(isRunning)).toEqual([]);
  const { state, incompleteBecause, files } = readRun(run.folder);
  expect(state).toBe('incomplete');
  expect(incompleteBecause).toMatch(/^Interrupted after/);
  for (const file of [
    'comparison.csv',
    'deliveries.csv',
    'metrics.csv',
    'report.md',
    'timeline.csv',
    'trials.csv',
  ]) {
    expect(files).toContain(file);
  }
});

test('a closed terminal, which hangs up on the whole process group, ends a run as Ctrl-C does', async () => {
  const run = startRun();
  const pids = await trialProcesses(run);
  process.kill(-run.pid, 'SIGHUP');
  expect(await exitCodeOf(run.controller)).toBe(130);
  expect(pids.filter(isRunning)).toEqual([]);
  expect(readRun(run.folder).incompleteBecause).toMatch(/^Interrupted after/);
});

test('a second Ctrl-C ends at once, and leaves no process either', async () => {
  const run = startRun();
  const pids = await trialProcesses(run);
  run.controller.kill('SIGINT');
  run.controller.kill('SIGINT');
  expect(await exitCodeOf(run.controller)).toBe(130);
  await until(() => pids.every((pid) => !isRunning(pid)), 2_000);
});

test('when the controller is killed, its processes are gone within two seconds', async () => {
  const run = startRun();
  const pids = await trialProcesses(run);
  run.controller.kill('SIGKILL');
  await until(() => pids.every((pid) => !isRunning(pid)), 2_000);
});

test('a process that is killed half-way fails its trial: exit code 3, one clear error, the rest is kept', async () => {
  const run = startRun();
  const [victim = 0] = await trialProcesses(run);
  process.kill(victim, 'SIGKILL');
  await until(() => /\[2\/3\].*measuring/.test(run.said()));
  run.controller.kill('SIGTERM');
  expect(await exitCodeOf(run.controller)).toBe(130);
  expect(run.said()).toMatch(/PVP_PROCESS_DIED: .*died half-way \(SIGKILL\)/);
  expect(readRun(run.folder).state).toBe('incomplete');
});
