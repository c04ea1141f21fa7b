import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runToEnd } from './testing/run-cli.js';
import { createTemporaryFolder } from './testing/temporary-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = z.tuple([z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })]);

/** Packs what was built, without building again: other tests are using dist/. */
async function pack(folder: string) {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    { cwd: root },
  );
  const [{ filename, files }] = packed.parse(JSON.parse(stdout));
  return { tarball: join(folder, filename), paths: files.map(({ path }) => path) };
}

test('the package holds the program, the scenarios and the licence, and nothing of the workshop', async () => {
  const { paths } = await pack(createTemporaryFolder());
  const scenarioFiles = readdirSync(join(root, 'scenarios'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
  const needed = [
    'LICENSE',
    'README.md',
    'CHANGELOG.md',
    'package.json',
    'dist/cli/main.js',
    'results/METHOD.md',
    'results/README.md',
    'src/scenario/scenario.schema.json',
    'src/store/run.schema.json',
    ...scenarioFiles,
  ];
  expect(needed.filter((path) => !paths.includes(path))).toEqual([]);
  const surplus = paths.filter((path) =>
    /\.test\.|\/testing\/|\.map$|^(?:results\/(?!(?:README|METHOD)\.md$)|scripts\/|node_modules\/)/.test(
      path,
    ),
  );
  expect(surplus).toEqual([]);
});

test('the package works outside the repository: it simulates and it runs for real', {
  timeout: 240_000,
}, async () => {
  const folder = createTemporaryFolder();
  const { tarball } = await pack(folder);
  const installed = await runToEnd(
    ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--prefix', folder, tarball],
    folder,
  );
  expect(installed, installed.stderr).toMatchObject({ exitCode: 0 });
  const program = join(folder, 'node_modules/.bin/push-vs-poll');

  const simulated = await runToEnd(
    [program, 'simulate', 'order-placed', '--quiet', '--out', 'simulated'],
    folder,
  );
  expect(simulated, simulated.stderr).toMatchObject({ exitCode: 0 });
  expect(simulated.stdout).toContain('interval-poll');

  const run = await runToEnd([program, 'run', 'order-placed', '--duration', '2s', '--quiet'], folder);
  expect(run, run.stderr).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(folder, 'results'))).toHaveLength(1);
});
