import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Comparison } from '../analyse/comparison.js';
import { executeScenario } from '../cli/execute-scenario.js';
import { metricCatalogue, metricNames } from '../core/metric-catalogue.js';
import { renderFiles } from '../report/render-files.js';
import {
  completeComparison,
  incompleteComparison,
  judgedComparison,
  simulatedComparison,
} from '../report/testing/comparison-fixture.js';
import { toReportedFixture } from '../report/testing/reported-run-fixture.js';
import { valueAt } from '../scenario/is-record.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { noChanges } from '../scenario/scenario-changes.js';
import { renderRunJsonSchema, runJsonSchema } from './run-json-schema.js';
import { runSchemaVersion } from './run-schema.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A date's form is held by a pattern too, so that no plug-in is needed for `format`. */
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateFormats: false }).compile(
  runJsonSchema(),
);

/** What a validator that is not ours finds wrong. */
function faultsOf(run: unknown): readonly string[] {
  validate(run);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

function parseRunJson(comparison: Comparison): Record<string, unknown> {
  return JSON.parse(renderFiles(toReportedFixture(comparison), ['json'])[0]?.text ?? '');
}

/** To renew the file: npm run generate */
test('the committed schema is fresh', async () => {
  await expect(renderRunJsonSchema()).toMatchFileSnapshot('./run.schema.json');
});

test('it is of draft 2020-12, has a name and a title, and knows every version', () => {
  expect(runJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:push-vs-poll:run:2',
    title: 'run.json of push-vs-poll',
    additionalProperties: false,
    properties: {
      schemaVersion: { enum: Array.from({ length: runSchemaVersion }, (_, index) => index + 1) },
    },
  });
});

test('every key and every metric has a description, and no unknown key is allowed where keys are known', () => {
  const objects = listObjects(runJsonSchema());
  const undescribed = objects.flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, field]) =>
      typeof valueAt(field, ['description']) === 'string' ? [] : [name],
    ),
  );
  expect(undescribed).toEqual([]);
  expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  const metrics = objects.find(({ properties }) => 'events_occurred' in properties)?.properties ?? {};
  expect(Object.keys(metrics)).toEqual(metricNames);
  for (const { name, unit } of metricCatalogue) {
    expect(valueAt(metrics, [name, 'description'])).toContain(`(unit: ${unit})`);
  }
});

test.each([
  ['complete', completeComparison],
  ['judged', judgedComparison],
  ['incomplete', incompleteComparison],
  ['simulated', simulatedComparison],
])('an independent validator takes a %s run', (_state, comparison) => {
  expect(faultsOf(parseRunJson(comparison))).toEqual([]);
});

test.each(['order-placed', 'product-page', 'best-of-both', 'sms-status'])(
  'an independent validator takes the run.json of a real run of %s',
  async (name) => {
    const outDir = await mkdtemp(join(tmpdir(), 'pvp-run-schema-'));
    try {
      const { folder } = await executeScenario(loadScenario(name, { ...noChanges, quick: true }, root), {
        strict: false,
        world: 'virtual',
        csv: 'standard',
        outDir,
        commandLine: ['simulate', name, '--quick'],
        signal: new AbortController().signal,
        onProgress: () => {},
        onNotice: () => {},
      });
      expect(faultsOf(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')))).toEqual([]);
    } finally {
      await rm(outDir, { recursive: true });
    }
  },
);

test.each([
  ['an unknown key', { extra: 1 }, ': must NOT have additional properties'],
  ['an unknown version', { schemaVersion: runSchemaVersion + 1 }, '/schemaVersion: must be equal to one of'],
  ['a missing part', { rows: undefined }, ": must have required property 'rows'"],
  ['a text for a number', { rows: [{ latencySamples: '7' }] }, '/rows/0/latencySamples: must be integer'],
  [
    'an unknown metric',
    { rows: [{ predicted: { latency_p42_ms: 1 } }] },
    '/rows/0/predicted: must NOT have additional properties',
  ],
  [
    'a date that is none',
    { environment: { startedAt: 'today' } },
    '/environment/startedAt: must match pattern',
  ],
])('it refuses %s', (_what, changes, fault) => {
  const changed = JSON.parse(JSON.stringify({ ...parseRunJson(completeComparison), ...changes }));
  expect(faultsOf(changed).join('\n')).toContain(fault);
});

interface ObjectSchema {
  readonly properties: object;
  readonly additionalProperties: unknown;
}

/** Every object with known keys that a schema describes, wherever it stands. */
function listObjects(schema: unknown): readonly ObjectSchema[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  const properties = valueAt(schema, ['type']) === 'object' ? valueAt(schema, ['properties']) : undefined;
  const within = Object.values(schema).flatMap(listObjects);
  return typeof properties === 'object' && properties !== null
    ? [{ properties, additionalProperties: valueAt(schema, ['additionalProperties']) }, ...within]
    : within;
}
