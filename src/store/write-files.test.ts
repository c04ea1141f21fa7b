import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiles } from './write-files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvp-write-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('writes over what is there, and returns the paths in the order given', async () => {
  await writeFile(join(folder, 'b'), 'an older and longer text');
  const paths = await writeFiles(folder, [
    { fileName: 'b', text: 'new' },
    { fileName: 'a', text: 'µ' },
  ]);
  expect(paths).toEqual([join(folder, 'b'), join(folder, 'a')]);
  expect(await readFile(join(folder, 'b'), 'utf8')).toBe('new');
  expect(await readFile(join(folder, 'a'))).toEqual(Buffer.from([0xc2, 0xb5]));
});

test('leaves every older file as it was, and nothing beside it, when one cannot be written', async () => {
  await writeFile(join(folder, 'a'), 'old');
  await mkdir(join(folder, 'b.tmp'));
  await writeFile(join(folder, 'b.tmp', 'in-the-way'), '');
  const writing = writeFiles(folder, [
    { fileName: 'a', text: 'new' },
    { fileName: 'b', text: 'new' },
  ]);
  await expect(writing).rejects.toMatchObject({ code: 'PVP_OUTPUT_UNWRITABLE' });
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
  expect((await readdir(folder)).sort()).toEqual(['a', 'b.tmp']);
});

test('names the folder that is not there', async () => {
  const absent = join(folder, 'absent');
  await expect(writeFiles(absent, [{ fileName: 'a', text: '' }])).rejects.toMatchObject({
    message: `Cannot write results to ${absent}: it has been removed meanwhile`,
  });
});
