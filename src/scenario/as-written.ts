import { z } from 'zod';
import { describeIssue } from './describe-issue.js';
import { relayIssues } from './schema-faults.js';

/**
 * Validates with `schema`, but yields the section as it was written, with its units. Sections that a plan hands
 * on to their owner (strategies, source, arrivals) are parsed there again, defaults and units included.
 */
export function asWritten(schema: z.ZodType) {
  return z
    .unknown()
    .transform((raw, context): Readonly<Record<string, unknown>> => {
      const result = schema.safeParse(raw, { error: describeIssue });
      if (result.success) {
        return { ...Object(raw) };
      }
      relayIssues(result.error.issues, context, raw);
      return z.NEVER;
    })
    .meta(describeInput(schema));
}

/** The JSON Schema of what `schema` reads, to stand inside another one. */
export function describeInput(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...inner } = z.toJSONSchema(schema, { io: 'input' });
  return inner;
}
