import { z } from 'zod';
import type { Strategy } from '../strategies/contract.js';
import { strategies as registeredStrategies } from '../strategies/registry.js';
import { buildScenarioSchema } from './schema.js';

/** The JSON Schema (draft 2020-12) of scenario files, for editors to complete with. */
export function scenarioJsonSchema(
  strategies: readonly Strategy[] = registeredStrategies,
): Record<string, unknown> {
  return { ...z.toJSONSchema(buildScenarioSchema(strategies), { io: 'input', target: 'draft-2020-12' }) };
}

/** The JSON Schema as the text of a file: what `push-vs-poll schema` prints, and what is committed. */
export function renderScenarioJsonSchema(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}
