import type { z } from 'zod';
import { valueAt } from './is-record.js';

/** One field of a raw scenario that may have other faults; undefined when the field itself has one. */
export function readField<Field extends z.ZodType>(
  field: Field,
  raw: unknown,
  path: readonly string[],
): z.output<Field> | undefined {
  return field.safeParse(valueAt(raw, path)).data;
}
