import { expect, test } from 'vitest';
import { PushVsPollError } from '../core/errors.js';
import { completeComparison } from '../report/testing/comparison-fixture.js';
import { toReportedFixture } from '../report/testing/reported-run-fixture.js';
import type { FileText } from '../store/write-files.js';
import { writeReports } from './write-reports.js';

const run = toReportedFixture(completeComparison);

function createFolder(fault?: Error) {
  const written: string[] = [];
  return {
    written,
    finish: async (files: readonly FileText[]) => {
      if (fault !== undefined) {
        throw fault;
      }
      written.push(...files.map(({ fileName }) => fileName));
      return [];
    },
  };
}

test('writes every file', async () => {
  const folder = createFolder();
  await writeReports(folder, run);
  expect(folder.written).toEqual(expect.arrayContaining(['run.json', 'report.html', 'comparison.csv']));
});

test('keeps the record of a run whose report cannot be rendered, and says what was wrong', async () => {
  const folder = createFolder();
  const fault = new Error('a plot came to nothing');
  const writing = writeReports(folder, run, () => {
    throw fault;
  });
  await expect(writing).rejects.toBe(fault);
  expect(folder.written).toEqual(['run.json']);
});

test('does not try again where nothing can be written', async () => {
  const fault = new PushVsPollError('PVP_OUTPUT_UNWRITABLE', 'no space is left');
  await expect(writeReports(createFolder(fault), run)).rejects.toBe(fault);
});
