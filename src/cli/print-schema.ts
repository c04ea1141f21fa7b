import { renderScenarioJsonSchema } from '../scenario/json-schema.js';
import { writeOut } from './output.js';

/** Prints the JSON Schema of scenario files. Returns exit code 0. */
export async function printSchema(): Promise<number> {
  writeOut(renderScenarioJsonSchema());
  return 0;
}
