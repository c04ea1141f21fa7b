import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWay } from './make-way.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvp-make-way-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('makes folders, removes an older file, and leaves none of its own', async () => {
  await makeWay(join(folder, 'a', 'b', 'junit.xml'), '--junit');
  expect(await readdir(join(folder, 'a', 'b'))).toEqual([]);
  await writeFile(join(folder, 'junit.xml'), 'old');
  await makeWay(join(folder, 'junit.xml'), '--junit');
  expect(await readdir(folder)).toEqual(['a']);
});

test('a folder, a path through a file and a link are refused, and stay as they were', async () => {
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'file'), 'kept');
  await symlink(join(folder, 'file'), join(folder, 'link'));
  const refused = { code: 'PVP_OUTPUT_UNWRITABLE', nextStep: 'Choose another place with --junit.' };
  for (const [name, cause] of [
    ['folder', 'it is a folder, not a file'],
    ['link', 'it is no plain file'],
  ] as const) {
    await expect(makeWay(join(folder, name), '--junit')).rejects.toMatchObject({
      ...refused,
      message: `Cannot write results to ${join(folder, name)}: ${cause}`,
    });
  }
  await expect(makeWay(join(folder, 'file', 'junit.xml'), '--junit')).rejects.toMatchObject(refused);
  expect((await readdir(folder)).sort()).toEqual(['file', 'folder', 'link']);
});
