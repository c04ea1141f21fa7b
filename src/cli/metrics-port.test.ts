import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { isRunning, trialProcessesOf } from '../run/testing/child-processes.js';
import { builtProgram, runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

/** What the endpoint says of a count, all trials together; 0 while it has not said anything of it. */
async function scrape(url: string, name: string): Promise<number> {
  const text = await (await fetch(url)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`push_vs_poll_live_${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    expect(Date.now()).toBeLessThan(deadline);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a live run serves its counts while it goes on, and Ctrl-C leaves neither the port nor a process', async () => {
  const folder = createTemporaryFolder();
  const args = ['run', 'order-placed', '--duration', '30s', '--strategies', 'interval-poll'];
  const more = ['--set', 'workload.arrivals.rate=20/s', '--metrics-port', '0', '--out', folder];
  const controller = spawn(process.execPath, [builtProgram, ...args, ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    controller.kill('SIGKILL');
  });
  let said = '';
  controller.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await until(() => /^Metrics: http/m.test(said));
  const [, url = ''] = /^Metrics: (http:\/\/127\.0\.0\.1:\d+\/metrics)$/m.exec(said) ?? [];
  for (const name of ['events_emitted_total', 'deliveries_total', 'polls_total', 'requests_total']) {
    await until(async () => (await scrape(url, name)) > 0);
  }
  const before = await scrape(url, 'events_emitted_total');
  await until(async () => (await scrape(url, 'events_emitted_total')) > before);
  const pids = trialProcessesOf(controller.pid ?? 0).map(({ pid }) => pid);
  expect(pids).toHaveLength(2);
  controller.kill('SIGINT');
  await once(controller, 'exit');
  expect(controller.exitCode).toBe(130);
  expect(pids.filter(isRunning)).toEqual([]);
  await expect(fetch(url)).rejects.toThrow();
});

test('it ends with the command, a simulation too', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stderr } = await runCli(['simulate', 'order-placed', '--metrics-port', '0'], folder);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^Metrics: http:\/\/127\.0\.0\.1:\d+\/metrics$/m);
});

test('a port that cannot be had is one error, and nothing starts', async () => {
  const folder = createTemporaryFolder();
  const { exitCode, stdout, stderr } = await runCli(
    ['run', 'order-placed', '--metrics-port', 'http'],
    folder,
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^error PVP_USAGE: --metrics-port does not take "http"; allowed is a port/);
});
