import { renderScenarioJsonSchema } from '../scenario/json-schema.js';
import { renderCompareJsonSchema } from '../store/compare-json-schema.js';
import { renderRunJsonSchema } from '../store/run-json-schema.js';
import { writeOut } from './output.js';

/** What there are JSON Schemas of. */
type SchemaName = 'scenario' | 'run' | 'compare';

const renderers: Readonly<Record<SchemaName, () => string>> = {
  scenario: renderScenarioJsonSchema,
  run: renderRunJsonSchema,
  compare: renderCompareJsonSchema,
};

/** Prints the JSON Schema of scenario files, of run.json, or of a comparison of runs. Returns exit code 0. */
export async function printSchema({ what }: { readonly what: SchemaName }): Promise<number> {
  writeOut(renderers[what]());
  return 0;
}
