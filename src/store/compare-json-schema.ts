import { z } from 'zod';
import { compareSchema } from './compare-schema.js';
import { leaveOutNoise } from './leave-out-noise.js';

/** The JSON Schema (draft 2020-12) of a comparison of runs. */
export function compareJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(compareSchema, {
      io: 'input',
      target: 'draft-2020-12',
      override: ({ jsonSchema }) => leaveOutNoise(jsonSchema),
    }),
  };
}

/** The same as the text of a file: what `push-vs-poll schema compare` prints, and what is committed. */
export function renderCompareJsonSchema(): string {
  return `${JSON.stringify(compareJsonSchema(), null, 2)}\n`;
}
