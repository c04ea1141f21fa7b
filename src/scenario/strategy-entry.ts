import { z } from 'zod';
import type { Strategy } from '../strategies/contract.js';
import { describeInput } from './as-written.js';
import { maxConsumers } from './bounds.js';
import { describeIssue, describeUnknown } from './describe-issue.js';
import { isRecord } from './is-record.js';
import { defaultLabel } from './match-strategies.js';
import { relayIssues } from './schema-faults.js';

/** A strategy as a scenario lists it. */
export interface StrategyEntry {
  /** What tables call it; made of the strategy's id unless the scenario says otherwise. */
  readonly label: string;
  readonly id: string;
  /** Options of the strategy's own, as they stand in the scenario; validated. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How many of the workload's consumers take part; null: all of them. */
  readonly consumers: number | null;
}

const labelField = z
  .string()
  .regex(/^[^\s,](?:[^,\r\n]{0,58}[^\s,])?$/, {
    error: 'must be 1 to 60 characters, without commas and without a space at either end',
  })
  .refine((label) => !/\p{C}/u.test(label), { error: 'must not hold control characters' })
  .meta({
    description:
      'What tables call this strategy. Default: its id, followed by its number of consumers if it has one.',
  });

/** How many consumers take part in a strategy's trials. */
export const participantsSchema = z.int().min(1).max(maxConsumers);

/** Options that every entry accepts, whatever its strategy. */
export const commonOptions = z.strictObject({
  label: labelField.optional(),
  consumers: participantsSchema.optional().meta({
    description:
      'How many of workload.consumers take part: the first ones, on the events and reads that are theirs. Default: all.',
  }),
});

/**
 * One entry of a scenario's strategy list: a map with a single key, `interval-poll: { every: 1s, label: fast }`,
 * or the bare id, `webhook`.
 */
export function strategyEntrySchema(strategies: readonly Strategy[]) {
  const ids = strategies.map(({ id }) => id);
  const shape = strategies.map(({ id, summary, options }) => {
    const labelled = options.safeExtend(commonOptions.shape);
    return [id, labelled.optional().meta({ description: summary })] as const;
  });
  const mapForm = z.strictObject(Object.fromEntries(shape), {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? describeUnknown('strategy', issue.keys, ids) : undefined,
  });
  return z
    .unknown()
    .transform((raw, context): StrategyEntry => {
      const entry = typeof raw === 'string' ? { [raw]: {} } : raw;
      const result = mapForm.safeParse(entry, { error: describeIssue });
      relayIssues(result.error?.issues ?? [], context, raw);
      const [only, ...others] = isRecord(entry) ? Object.entries(entry) : [];
      if (isRecord(entry) && (only === undefined || others.length > 0)) {
        context.issues.push({ code: 'custom', message: describeCount(others.length, ids), input: raw });
      }
      if (only === undefined || context.issues.length > 0) {
        return z.NEVER;
      }
      const [id, written] = only;
      const { label, consumers = null, ...options } = Object(written);
      return { label: label ?? defaultLabel(id, consumers), id, options, consumers };
    })
    .meta({
      description: 'One delivery strategy: its id with its options, or its bare id.',
      anyOf: [{ enum: ids }, { ...describeInput(mapForm), minProperties: 1, maxProperties: 1 }],
    });
}

function describeCount(others: number, ids: readonly string[]): string {
  return others === 0
    ? `names no strategy; allowed are ${ids.join(', ')}`
    : 'holds several strategies; write each as an entry of its own, beginning with "- "';
}
