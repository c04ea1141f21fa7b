import { expect, test } from 'vitest';
import { valueAt } from './is-record.js';
import { renderScenarioJsonSchema, scenarioJsonSchema } from './json-schema.js';

/** To renew the file: npx vitest run src/scenario/json-schema.test.ts --update */
test('the committed schema is fresh', async () => {
  await expect(renderScenarioJsonSchema()).toMatchFileSnapshot('./scenario.schema.json');
});

test('it is of draft 2020-12 and has no $id', () => {
  const schema = scenarioJsonSchema();
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema).not.toHaveProperty('$id');
  expect(schema['required']).toEqual(['name', 'summary', 'workload', 'strategies']);
});

test('a strategy is an id, or a map with exactly one', () => {
  const forms = ['properties', 'strategies', 'items', 'anyOf'];
  const schema = scenarioJsonSchema();
  expect(valueAt(schema, [...forms, '0'])).toEqual({
    enum: expect.arrayContaining(['interval-poll', 'webhook']),
  });
  expect(valueAt(schema, [...forms, '1'])).toMatchObject({
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
    properties: {
      'interval-poll': {
        additionalProperties: false,
        properties: {
          every: { default: '1s' },
          label: { type: 'string' },
          consumers: { minimum: 1, maximum: 10_000 },
        },
      },
    },
  });
});

test('every field has a description, and no unknown key is allowed anywhere', () => {
  const undescribed = listFields(scenarioJsonSchema(), '').flatMap(({ path, field }) =>
    typeof valueAt(field, ['description']) === 'string' || path.endsWith('.process') ? [] : [path],
  );
  expect(undescribed).toEqual([]);
  const text = renderScenarioJsonSchema();
  expect(text.match(/"properties":/g)?.length).toBe(text.match(/"additionalProperties": false/g)?.length);
});

interface Field {
  readonly path: string;
  readonly field: unknown;
}

/** Every property that the schema names, whatever stands between it and the top. */
function listFields(schema: unknown, path: string): Field[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') {
      return listFields(value, path);
    }
    const properties: [string, unknown][] = Object.entries(value);
    return properties.flatMap(([name, field]) => [
      { path: `${path}.${name}`, field },
      ...listFields(field, `${path}.${name}`),
    ]);
  });
}
