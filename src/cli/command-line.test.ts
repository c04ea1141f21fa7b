import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from './testing/run-cli.js';

const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

test('--help names every command and the exit codes', async () => {
  const { exitCode, stdout, stderr } = await runCli(['--help'], tmpdir());
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const command of ['run', 'simulate', 'list', 'validate', 'schema', 'report', 'compare', 'init']) {
    expect(stdout).toContain(`push-vs-poll ${command} `);
  }
  expect(stdout).toContain('130 interrupted');
});

test.each(['run', 'simulate', 'list', 'validate', 'schema', 'report', 'compare', 'init'])(
  '%s --help explains the command and gives an example',
  async (command) => {
    const { exitCode, stdout } = await runCli([command, '--help'], tmpdir());
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Examples:\n  push-vs-poll ${command}`);
  },
);

test('--version prints the version of package.json', async () => {
  expect(await runCli(['--version'], tmpdir())).toEqual({
    exitCode: 0,
    stdout: `${manifest.version}\n`,
    stderr: '',
  });
});

test.each([
  [['rnu'], 'there is no command "rnu"; did you mean "run"?', ''],
  [['frobnicate'], 'there is no command "frobnicate"', ''],
  [[], 'a command is missing', ''],
  [['run', '--duratoin', '1s'], 'there is no option --duratoin; did you mean "--duration"?', 'run '],
  [
    ['schema', 'order-placed'],
    'schema does not take "order-placed"; allowed are scenario, run, compare',
    'schema ',
  ],
  [['run', 'order-placed', '--frobnicate'], 'there is no option --frobnicate', 'run '],
  [['run', '--seed'], 'not enough arguments following: seed', 'run '],
  [['run', 'order-placed', '--seed', '1', '--seed', '2'], '--seed may be given only once', 'run '],
  [['report'], 'report needs <folder..>', 'report '],
  [['list', 'foo'], 'list does not take "foo"; allowed are scenarios, strategies', 'list '],
  [
    ['list', 'strategie'],
    'list does not take "strategie"; allowed are scenarios, strategies; did you mean "strategies"?',
    'list ',
  ],
])('%j is refused with one clear message', async (args, message, command) => {
  expect(await runCli(args, tmpdir())).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `error PVP_USAGE: ${message}\nnext: push-vs-poll ${command}--help lists what is allowed\n`,
  });
});

test('run without a scenario says where scenarios are listed', async () => {
  const { exitCode, stdout, stderr } = await runCli(['run'], tmpdir());
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('push-vs-poll list');
});

test('--json gets a document from a command that was refused', async () => {
  const { exitCode, stdout } = await runCli(['run', '--json'], tmpdir());
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ exitCode: 2, error: { code: 'PVP_USAGE', faults: [] } });
});
