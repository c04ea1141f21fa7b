import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

const sample = fileURLToPath(new URL('../../results/sample', import.meta.url));

/** A folder with the sample run, of which one strategy was disturbed or none was. */
function keepRun(isDisturbed: boolean, startedAt = '2026-01-31T12:00:00.000Z'): string {
  const folder = createTemporaryFolder();
  cpSync(sample, join(folder, 'a-run'), { recursive: true });
  const path = join(folder, 'a-run', 'run.json');
  const text = readFileSync(path, 'utf8')
    .replaceAll('"trusted": false', '"trusted": true')
    .replace(/"startedAt": "[^"]*"/, `"startedAt": "${startedAt}"`);
  writeFileSync(path, isDisturbed ? text.replace('"trusted": true', '"trusted": false') : text);
  return folder;
}

const sentence =
  '--strict: this machine disturbed webhook in order-placed, which is exit code 4; the warnings say how, and what to do ' +
  'before measuring again.\n';

test('report --strict fails a disturbed run with one sentence, and no other run', async () => {
  const disturbed = keepRun(true);
  expect(await runCli(['report', 'a-run', '--strict'], disturbed)).toMatchObject({
    exitCode: 4,
    stderr: sentence,
  });
  expect(await runCli(['report', 'a-run'], disturbed)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await runCli(['report', 'a-run', '--strict'], keepRun(false))).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
});

test('report --strict looks at each of several runs', async () => {
  const folder = keepRun(false);
  cpSync(join(keepRun(true, '2026-02-01T12:00:00.000Z'), 'a-run'), join(folder, 'another-run'), {
    recursive: true,
  });
  const many = ['report', 'a-run', 'another-run', '--out', 'both.md'];
  expect(await runCli([...many, '--strict'], folder)).toMatchObject({ exitCode: 4, stderr: sentence });
  expect(await runCli(many, folder)).toMatchObject({ exitCode: 0 });
});

/** More events at once than any process sends in time: the source is late, whatever the machine. */
const tooMuch = `
name: too-much
summary: Sixty thousand events a second, for a tenth of a second.
workload:
  arrivals: { process: constant, rate: 60000/s }
  duration: 100ms
  payload: 512B
strategies: [webhook]
warm-up: 0s
drain: 60s
`;

test('run --strict fails a run that this machine disturbed; without it the exit code is as ever', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'too-much.yaml'), tooMuch);
  const run = (...options: readonly string[]) =>
    runCli(['run', 'too-much.yaml', '--quiet', '--junit', 'junit.xml', ...options], folder);
  const strict = await run('--strict', '--json');
  expect(strict.exitCode).toBe(4);
  expect(strict.stderr).toMatch(/^--strict: this machine disturbed webhook in too-much,[^\n]*\n$/);
  expect(JSON.parse(strict.stdout)).toMatchObject({ exitCode: 4, runs: [{ exitCode: 4 }] });
  expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('type="disturbed"');
  const lenient = await run();
  expect(lenient).toMatchObject({ exitCode: 0, stderr: '' });
  expect(lenient.stdout).toMatch(/^\[DISTURBED\] too-much/);
});

test('nothing disturbs a simulation', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'too-much.yaml'), tooMuch);
  expect(await runCli(['simulate', 'too-much.yaml', '--quiet', '--strict'], folder)).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
});
