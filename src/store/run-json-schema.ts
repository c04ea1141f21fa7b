import { z } from 'zod';
import { metricCatalogue } from '../core/metric-catalogue.js';
import { leaveOutNoise } from './leave-out-noise.js';
import { partialMetricsSchema } from './metrics-schema.js';
import { runSchema, runSchemaVersion } from './run-schema.js';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Each metric by its name, with what it means and how it is computed. */
const metricFields = Object.fromEntries(
  metricCatalogue.map(({ name, unit, meaning, formula }): [string, JsonSchema] => [
    name,
    { description: `${meaning} (unit: ${unit}). ${formula}`, type: ['number', 'null'] },
  ]),
);

/**
 * The JSON Schema (draft 2020-12) of run.json, of every version that this code reads. It describes the file as it
 * stands: a key that an older version lacks is not required, and its default is what to take for it. Its `$id` names
 * the newest of these versions; it is a name and no address, since the schema comes with the package.
 */
export function runJsonSchema(): Record<string, unknown> {
  return {
    $id: `urn:push-vs-poll:run:${runSchemaVersion}`,
    ...z.toJSONSchema(runSchema, {
      io: 'input',
      target: 'draft-2020-12',
      override: ({ zodSchema, jsonSchema }) => {
        leaveOutNoise(jsonSchema);
        if (zodSchema === partialMetricsSchema) {
          delete jsonSchema.propertyNames;
          Object.assign(jsonSchema, { properties: metricFields, additionalProperties: false });
        }
      },
    }),
  };
}

/** The JSON Schema as the text of a file: what `push-vs-poll schema run` prints, and what is committed. */
export function renderRunJsonSchema(): string {
  return `${JSON.stringify(runJsonSchema(), null, 2)}\n`;
}
