import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createResultFolder, type ResultFolder, resultFolderName } from './result-folder.js';

const startedAt = new Date('2026-11-23T22:36:50.987Z');
const deliveriesFile = { fileName: 'deliveries.csv', header: 'a,b\r\n' };

let outDir: string;

beforeEach(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'pvp-results-'));
});

afterEach(async () => {
  await rm(outDir, { recursive: true });
});

function create(parent = outDir): Promise<ResultFolder> {
  return createResultFolder(parent, 'order-placed', startedAt, deliveriesFile);
}

test('is named by the time in UTC and the scenario', async () => {
  expect(basename((await create()).path)).toBe('2026-11-23T22-36-50Z-order-placed');
});

test.each([
  ['a/b\\c:d', '2026-11-23T22-36-50Z-a-b-c-d'],
  ['../..', '2026-11-23T22-36-50Z'],
  ['Größe', '2026-11-23T22-36-50Z-Gr-e'],
  ['dots...', '2026-11-23T22-36-50Z-dots'],
  ['', '2026-11-23T22-36-50Z'],
  ['x'.repeat(300), `2026-11-23T22-36-50Z-${'x'.repeat(100)}`],
])('the scenario %j gives a name that every file system takes', (scenarioName, expected) => {
  expect(resultFolderName(scenarioName, startedAt)).toBe(expected);
});

test('runs that start within a second, even at once, get folders of their own', async () => {
  const folders = await Promise.all([create(), create(), create()]);
  expect(folders.map(({ path }) => basename(path)).sort()).toEqual([
    '2026-11-23T22-36-50Z-order-placed',
    '2026-11-23T22-36-50Z-order-placed-2',
    '2026-11-23T22-36-50Z-order-placed-3',
  ]);
});

test('makes the folders above it', async () => {
  const folder = await create(join(outDir, 'x', 'y'));
  expect(await readdir(join(outDir, 'x', 'y'))).toEqual([basename(folder.path)]);
});

test('runs that make the same missing folders at once do not disturb each other', async () => {
  await Promise.all(Array.from({ length: 8 }, () => create(join(outDir, 'x', 'y', 'z'))));
  expect(await readdir(join(outDir, 'x', 'y', 'z'))).toHaveLength(8);
});

test('takes a link to a folder for a folder', async () => {
  await symlink(await mkdtemp(join(outDir, 'real-')), join(outDir, 'link'));
  const folder = await create(join(outDir, 'link', 'sub'));
  expect(await readdir(join(outDir, 'link', 'sub'))).toEqual([basename(folder.path)]);
});

test('holds whole files only when it is finished, the deliveries among them', async () => {
  const folder = await create();
  await folder.addDeliveries(['1,2\r\n', '3,4\r\n']);
  await folder.addDeliveries(['5,6\r\n']);
  const paths = await folder.finish([
    { fileName: 'a.csv', text: 'text of a' },
    { fileName: 'run.json', text: '{}' },
  ]);
  expect(paths.map((path) => basename(path))).toEqual(['deliveries.csv', 'a.csv', 'run.json']);
  expect((await readdir(folder.path)).sort()).toEqual(['a.csv', 'deliveries.csv', 'run.json']);
  expect(await readFile(join(folder.path, 'deliveries.csv'), 'utf8')).toBe('a,b\r\n1,2\r\n3,4\r\n5,6\r\n');
  expect(await readFile(join(folder.path, 'a.csv'), 'utf8')).toBe('text of a');
});

test('deliveries are on disk as soon as they were added, so a crash does not lose them', async () => {
  const folder = await create();
  await folder.addDeliveries(['1,2\r\n']);
  expect(await readdir(folder.path)).toEqual(['.deliveries.csv.partial']);
  expect(await readFile(join(folder.path, '.deliveries.csv.partial'), 'utf8')).toBe('a,b\r\n1,2\r\n');
});

test('many records are written in their order', async () => {
  const folder = await create();
  const records = Array.from({ length: 100_000 }, (_, index) => `${index},x\r\n`);
  await folder.addDeliveries(records);
  await folder.finish([]);
  expect(await readFile(join(folder.path, 'deliveries.csv'), 'utf8')).toBe(`a,b\r\n${records.join('')}`);
});

test('a folder in which nothing was written is removed when it is discarded', async () => {
  const folder = await create();
  await folder.addDeliveries([]);
  await folder.discard();
  expect(await readdir(outDir)).toEqual([]);
});

test('a folder that has deliveries is kept when it is discarded', async () => {
  const folder = await create();
  await folder.addDeliveries(['1,2\r\n']);
  await folder.discard();
  expect(await readdir(outDir)).toHaveLength(1);
});

test('a finished folder is kept when it is discarded', async () => {
  const folder = await create();
  await folder.finish([{ fileName: 'run.json', text: '{}' }]);
  await folder.discard();
  expect(await readdir(folder.path)).toContain('run.json');
});

test.each([
  ['the folder is a file', 'file', 'it is a file, not a folder'],
  ['a part of the path is a file', join('file', 'sub'), 'a part of the path is a file, not a folder'],
  ['a part far above is a file', join('file', 'a', 'b'), 'a part of the path is a file, not a folder'],
])('says before anything runs that it cannot write: %s', async (_what, place, cause) => {
  await writeFile(join(outDir, 'file'), 'kept');
  const parent = join(outDir, place);
  await expect(create(parent)).rejects.toMatchObject({
    code: 'PVP_OUTPUT_UNWRITABLE',
    exitCode: 2,
    message: `Cannot write results to ${parent}: ${cause}`,
    nextStep: 'Choose another folder with --out.',
  });
  expect(await readFile(join(outDir, 'file'), 'utf8')).toBe('kept');
});

test.runIf(existsSync('/proc/self'))(
  'a file system that takes no folders is refused, though it says that nothing is there',
  async () => {
    await expect(create('/proc/push-vs-poll-test')).rejects.toMatchObject({
      code: 'PVP_OUTPUT_UNWRITABLE',
      message: 'Cannot write results to /proc/push-vs-poll-test: no folder can be made in /proc',
      nextStep: 'Choose another folder with --out.',
    });
    await expect(create('/proc/push-vs-poll-test/a/b')).rejects.toMatchObject({
      message: 'Cannot write results to /proc/push-vs-poll-test/a/b: no folder can be made in /proc',
    });
    await expect(create('/proc')).rejects.toMatchObject({
      message: 'Cannot write results to /proc: no folder can be made in /proc',
    });
  },
);

test('says so when the folder is taken away while a run goes on', async () => {
  const folder = await create();
  await rm(folder.path, { recursive: true });
  await expect(folder.addDeliveries(['1,2\r\n'])).rejects.toMatchObject({ code: 'PVP_OUTPUT_UNWRITABLE' });
  await expect(folder.finish([])).rejects.toMatchObject({ code: 'PVP_OUTPUT_UNWRITABLE' });
});
