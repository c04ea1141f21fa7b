import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTemporaryFolder } from '../cli/testing/temporary-folder.js';
import { rewriteCsvFile } from './rewrite-csv-file.js';

async function* joinCells(records: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const record of records) {
    yield `${record.join('|')}\n`;
  }
}

const rewriting = { from: 'a.csv', to: 'inner/a.txt', rewrite: joinCells };

test('writes the records in another form, into a folder that it makes', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'a.csv'), '\ufeffname,text\r\n"x, y","two\r\nlines"\r\n');
  expect(await rewriteCsvFile(folder, rewriting)).toBe(true);
  expect(readFileSync(join(folder, 'inner/a.txt'), 'utf8')).toBe('name|text\nx, y|two\r\nlines\n');
  expect(await rewriteCsvFile(folder, rewriting)).toBe(true);
  expect(readdirSync(join(folder, 'inner'))).toEqual(['a.txt']);
});

test('makes nothing of a file that is not there', async () => {
  const folder = createTemporaryFolder();
  expect(await rewriteCsvFile(folder, rewriting)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test('names a file that has been spoilt, and leaves what stood there before', async () => {
  const folder = createTemporaryFolder();
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner/a.txt'), 'before');
  writeFileSync(join(folder, 'a.csv'), 'a,b\r\n1,2\r\n3\r\n');
  await expect(rewriteCsvFile(folder, rewriting)).rejects.toMatchObject({
    code: 'PVP_RESULT_UNREADABLE',
    message: expect.stringContaining(join(folder, 'a.csv')),
    nextStep: expect.stringContaining('push-vs-poll report'),
  });
  expect(readdirSync(join(folder, 'inner'))).toEqual(['a.txt']);
  expect(readFileSync(join(folder, 'inner/a.txt'), 'utf8')).toBe('before');
});

test('says so when the new file has no place', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'a.csv'), 'a\r\n');
  writeFileSync(join(folder, 'inner'), '');
  await expect(rewriteCsvFile(folder, rewriting)).rejects.toMatchObject({ code: 'PVP_OUTPUT_UNWRITABLE' });
});

test('what the rewriting throws leaves nothing half-written', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'a.csv'), 'a\r\n1\r\n');
  async function* fail(): AsyncGenerator<string> {
    yield 'half';
    throw new Error('no more');
  }
  await expect(rewriteCsvFile(folder, { ...rewriting, rewrite: fail })).rejects.toThrow('no more');
  expect(readdirSync(join(folder, 'inner'))).toEqual([]);
});
