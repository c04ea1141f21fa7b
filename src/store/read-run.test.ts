import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PushVsPollError } from '../core/errors.js';
import { renderFiles } from '../report/render-files.js';
import {
  completeComparison,
  incompleteComparison,
  simulatedComparison,
} from '../report/testing/comparison-fixture.js';
import { toReportedFixture } from '../report/testing/reported-run-fixture.js';
import { readRun } from './read-run.js';
import { environmentFixture } from './testing/environment-fixture.js';
import { writeFiles } from './write-files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvp-read-run-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  ['complete', completeComparison],
  ['incomplete', incompleteComparison],
  ['simulated', simulatedComparison],
])('a %s run is read as it was written, and renders to the same bytes', async (_state, comparison) => {
  const written = renderFiles({ ...toReportedFixture(comparison), environment: environmentFixture });
  await writeFiles(folder, written);
  const run = await readRun(folder);
  expect(run).toEqual({ comparison, environment: environmentFixture });
  expect(renderFiles({ ...toReportedFixture(run.comparison), environment: run.environment })).toEqual(
    written,
  );
});

async function readFault(path: string): Promise<PushVsPollError> {
  const thrown: unknown = await readRun(path).catch((fault: unknown) => fault);
  if (!(thrown instanceof PushVsPollError)) {
    throw new Error('expected a PushVsPollError', { cause: thrown });
  }
  expect(thrown.code).toBe('PVP_RESULT_UNREADABLE');
  expect(thrown.message).toContain(path);
  expect(thrown.nextStep).toMatch(/\.$/);
  return thrown;
}

async function faultOf(text: string): Promise<string> {
  await writeFile(join(folder, 'run.json'), text);
  return (await readFault(folder)).message;
}

test('says that a folder is not there', async () => {
  expect((await readFault(join(folder, 'absent'))).message).toContain('there is no folder');
});

test('says that a file is not a folder', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  expect((await readFault(file)).message).toContain('is not a folder');
});

test('says that a folder holds no run.json', async () => {
  expect((await readFault(folder)).message).toContain('holds no run.json');
});

test('says where the JSON is broken', async () => {
  expect(await faultOf('{"schemaVersion": 2,')).toContain('run.json is not valid JSON');
});

test('says that a newer version wrote it', async () => {
  expect(await faultOf('{"schemaVersion": 3}')).toContain('schema version 3; this push-vs-poll reads 2');
});

test('names the place of a wrong value', async () => {
  const run = { ...completeComparison, environment: environmentFixture, rows: [{ label: 7 }] };
  const message = await faultOf(JSON.stringify(run));
  expect(message).toContain('rows[0].label: ');
  expect(message).toMatch(/and \d+ more$/);
});

test('says that something else is no record of a run', async () => {
  expect(await faultOf('[]')).toContain('is not the record of a run');
});
