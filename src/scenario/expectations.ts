import { z } from 'zod';
import { comparators, type Expectation } from '../core/expectation.js';
import { metricNames } from '../core/metric-catalogue.js';
import { describeUnknown } from './describe-issue.js';
import { isRecord, valueAt } from './is-record.js';
import { listStrategyNames } from './match-strategies.js';
import {
  judgeBound,
  listLabels,
  parseCondition,
  parseExpectationKey,
  parseMetric,
} from './parse-expectation.js';
import { relayFault } from './schema-faults.js';

/** One member of `expect`, or what is wrong with its key and with its value. */
interface Reading {
  readonly expectation: Expectation | undefined;
  readonly faults: readonly { readonly atKey: boolean; readonly problem: string }[];
}

/** The expectations of a scenario: a map from what is looked at to the condition that it must meet. */
export const expectationsSchema = z
  .unknown()
  .transform((raw, context): readonly Expectation[] => {
    if (!isRecord(raw)) {
      context.issues.push({ code: 'invalid_type', expected: 'object', input: raw });
      return z.NEVER;
    }
    return Object.entries(raw).flatMap(([key, value]) => {
      const { expectation, faults } = readExpectation(key, value);
      for (const { atKey, problem } of faults) {
        relayFault({ path: [key], atKey, problem }, context, raw);
      }
      return expectation ?? [];
    });
  })
  .meta({
    description:
      'What the result must be, or the run exits with 1: metrics of every strategy, of one by its label, or the ' +
      'ratio of two, each with a condition in quotes.',
    type: 'object',
    propertyNames: {
      anyOf: [{ enum: [...metricNames] }, { pattern: `\\.\\s*(${metricNames.join('|')})$` }],
    },
    additionalProperties: {
      anyOf: [
        { type: 'number', minimum: 0 },
        { type: 'string', pattern: `^\\s*(${comparators.join('|')})\\s*\\d+(\\.\\d+)?([eE][+-]?\\d+)?\\s*$` },
      ],
    },
  });

function readExpectation(key: string, value: unknown): Reading {
  const parsedKey = parseExpectationKey(key);
  const metric = parsedKey.ok ? parseMetric(parsedKey.value.metricText) : parsedKey;
  const condition = parseCondition(value);
  if (!parsedKey.ok || !metric.ok || !condition.ok) {
    return {
      expectation: undefined,
      faults: [
        ...(metric.ok ? [] : [{ atKey: true, problem: metric.fault }]),
        ...(condition.ok ? [] : [{ atKey: false, problem: condition.fault }]),
      ],
    };
  }
  const { subject } = parsedKey.value;
  const outOfRange = judgeBound(subject, metric.value, condition.value.bound);
  return {
    expectation: { key, subject, metric: metric.value, ...condition.value },
    faults: outOfRange === undefined ? [] : [{ atKey: false, problem: outOfRange }],
  };
}

/** A key of `expect` that names a strategy which the scenario does not have. */
export interface UnknownLabel {
  readonly key: string;
  readonly problem: string;
}

/** Labels in the expectations of a raw scenario that are none of its strategies'. Keys that are broken are passed over. */
export function findUnknownLabels(raw: unknown): UnknownLabel[] {
  const known = listStrategyNames(valueAt(raw, ['strategies'])).map(({ label }) => label);
  const expected = valueAt(raw, ['expect']);
  const keys = isRecord(expected) ? Object.keys(expected) : [];
  return keys.flatMap((key) => {
    const parsed = parseExpectationKey(key);
    const labels = new Set(parsed.ok ? listLabels(parsed.value.subject) : []);
    return [...labels]
      .filter((label) => !known.includes(label))
      .map((label) => ({ key, problem: describeUnknown('label', [label], known) }));
  });
}
