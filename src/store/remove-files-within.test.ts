import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFilesWithin } from './remove-files-within.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvp-remove-files-'));
  await mkdir(join(folder, 'plots', 'old'), { recursive: true });
  await writeFile(join(folder, 'plots', 'old.svg'), '');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const isOld = (name: string): boolean => name.startsWith('old');

test('removes the files that are to go, and leaves all else', async () => {
  await writeFile(join(folder, 'plots', 'new.svg'), '');
  await removeFilesWithin(folder, 'plots', isOld);
  expect((await readdir(join(folder, 'plots'))).sort()).toEqual(['new.svg', 'old']);
});

test('removes the folder when nothing is left in it, and only then', async () => {
  await removeFilesWithin(folder, 'plots', isOld);
  expect(await readdir(folder)).toEqual(['plots']);
  await rm(join(folder, 'plots', 'old'), { recursive: true });
  await removeFilesWithin(folder, 'plots', isOld);
  expect(await readdir(folder)).toEqual(['plots']);
  await writeFile(join(folder, 'plots', 'old.svg'), '');
  await removeFilesWithin(folder, 'plots', isOld);
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that is not there is no error; a file in its place is one', async () => {
  await removeFilesWithin(folder, 'histograms', isOld);
  await writeFile(join(folder, 'histograms'), '');
  await expect(removeFilesWithin(folder, 'histograms', isOld)).rejects.toMatchObject({
    code: 'PVP_OUTPUT_UNWRITABLE',
  });
});
