import { renderScenarioJsonSchema } from '../scenario/json-schema.js';
import { renderRunJsonSchema } from '../store/run-json-schema.js';
import { writeOut } from './output.js';

/** Prints the JSON Schema of scenario files or of run.json. Returns exit code 0. */
export async function printSchema({ what }: { readonly what: 'scenario' | 'run' }): Promise<number> {
  writeOut(what === 'run' ? renderRunJsonSchema() : renderScenarioJsonSchema());
  return 0;
}
