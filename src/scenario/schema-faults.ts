import type { z } from 'zod';

/** Marks an issue whose path ends in a key that should not be there, rather than in a value that is wrong. */
const atKey = { at: 'key' } as const;

/** An issue as one fault: where, and what to tell. */
export interface SchemaFault {
  readonly path: readonly string[];
  /** Whether the key itself is at fault, not the value under it. */
  readonly atKey: boolean;
  readonly problem: string;
}

/** zod's issues as faults: one per unknown key, and one for everything else. */
export function listSchemaFaults(issues: readonly z.core.$ZodIssue[]): SchemaFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      // describeIssue writes one line per key.
      const problems = issue.message.split('\n');
      return issue.keys.map((key, index) => ({
        path: [...path, key],
        atKey: true,
        problem: problems[index] ?? issue.message,
      }));
    }
    const marked = issue.code === 'custom' && issue.params?.['at'] === atKey.at;
    return [{ path, atKey: marked, problem: issue.message }];
  });
}

/** Passes the issues of a schema that was asked inside a transform on to the transform's own context. */
export function relayIssues(
  issues: readonly z.core.$ZodIssue[],
  context: z.core.$RefinementCtx,
  input: unknown,
): void {
  for (const fault of listSchemaFaults(issues)) {
    relayFault(fault, context, input);
  }
}

/** Tells a fault, from inside a transform, so that listSchemaFaults finds it as it was. */
export function relayFault(fault: SchemaFault, context: z.core.$RefinementCtx, input: unknown): void {
  context.issues.push({
    code: 'custom',
    path: [...fault.path],
    message: fault.problem,
    input,
    ...(fault.atKey ? { params: atKey } : {}),
  });
}
