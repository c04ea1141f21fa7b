import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendToFile } from './append-to-file.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvp-append-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('adds behind what is there, and makes what is missing', async () => {
  const path = join(folder, 'a', 'summary.md');
  await appendToFile(path, '', '--summary');
  expect(await readFile(path, 'utf8')).toBe('');
  await appendToFile(path, 'one\n', '--summary');
  await appendToFile(path, 'µ\n', '--summary');
  expect(await readFile(path, 'utf8')).toBe('one\nµ\n');
});

test('names the option in the advice of its error', async () => {
  await expect(appendToFile(folder, 'x', '--summary')).rejects.toMatchObject({
    code: 'PVP_OUTPUT_UNWRITABLE',
    message: `Cannot write results to ${folder}: it is a folder, not a file`,
    nextStep: 'Choose another place with --summary.',
  });
});
