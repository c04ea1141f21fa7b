import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { toReportedRun } from '../cli/to-reported-run.js';
import { reportFormats } from '../report/formats/registry.js';
import { renderFiles } from '../report/render-files.js';
import { readRun, type StoredRun } from './read-run.js';
import { runJsonSchema } from './run-json-schema.js';
import { runSchemaVersion } from './run-schema.js';

/** Runs as they were written by commits of their time; only what names the machine has been replaced. */
const folder = fileURLToPath(new URL('testing/old-runs', import.meta.url));
const fileNames = await readdir(folder);

function readText(fileName: string): Promise<string> {
  return readFile(join(folder, fileName), 'utf8');
}

/** As a result folder's run.json is read. */
async function readAsRun(text: string): Promise<StoredRun> {
  const runFolder = await mkdtemp(join(tmpdir(), 'pvp-old-run-'));
  try {
    await writeFile(join(runFolder, 'run.json'), text);
    return await readRun(runFolder);
  } finally {
    await rm(runFolder, { recursive: true });
  }
}

test('there are runs of every version that this code reads', async () => {
  const versions = await Promise.all(
    fileNames.map(async (fileName): Promise<unknown> => JSON.parse(await readText(fileName)).schemaVersion),
  );
  const expected = Array.from({ length: runSchemaVersion }, (_, index) => index + 1);
  expect([...new Set(versions)].sort()).toEqual(expected);
});

describe.each(fileNames)('%s', (fileName) => {
  test('is named by its version', async () => {
    expect(fileName).toMatch(
      new RegExp(`^v${JSON.parse(await readText(fileName)).schemaVersion}-[a-z-]+\\.json$`),
    );
  });

  test('is read, and renders in every format', async () => {
    const { comparison, environment } = await readAsRun(await readText(fileName));
    const files = renderFiles(toReportedRun(comparison, environment));
    const names = files.map((file) => file.fileName);
    expect(names).toEqual(
      expect.arrayContaining(
        reportFormats.map((format) => format.fileName).filter((name) => !name.includes('*')),
      ),
    );
    expect(names).toEqual(expect.arrayContaining(['histograms/webhook.hgrm', 'histograms/webhook.hlog']));
    expect(files.filter(({ text }) => text === '')).toEqual([]);
  });

  test('keeps its figures when it is written in the form of today', async () => {
    const old = await readAsRun(await readText(fileName));
    const written = renderFiles(toReportedRun(old.comparison, old.environment), ['json'])[0]?.text ?? '';
    expect(await readAsRun(written)).toEqual(old);
    expect(old.comparison.rows.map(({ metrics }) => metrics.events_delivered)).not.toContain(0);
    expect(JSON.parse(written)).toMatchObject(
      JSON.parse(await readText(fileName), (key, value: unknown) =>
        key === 'schemaVersion' ? runSchemaVersion : value,
      ),
    );
  });

  test('is valid by the published schema', async () => {
    const ajv = new Ajv2020({ allowUnionTypes: true, validateFormats: false });
    const validate = ajv.compile(runJsonSchema());
    validate(JSON.parse(await readText(fileName)));
    expect(validate.errors).toBeNull();
  });

  test('names no machine', async () => {
    expect(JSON.parse(await readText(fileName)).environment).toMatchObject({
      cpuModel: 'Example CPU',
      os: 'linux 6.1.0',
      memoryBytes: 8_000_000_000,
    });
  });
});
