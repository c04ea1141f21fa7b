import type { z } from 'zod';

/** Removes from a JSON Schema what is true of everything in a record of the past, and of every number of JavaScript. */
export function leaveOutNoise(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  delete jsonSchema.readOnly;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
    delete jsonSchema.maximum;
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) {
    delete jsonSchema.minimum;
  }
}
