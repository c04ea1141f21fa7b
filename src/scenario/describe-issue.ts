import { z } from 'zod';
import { suggestNearest } from '../core/did-you-mean.js';
import { isRecord } from './is-record.js';
import { formatRange, numberBoundsSchema, readNumberRange } from './number-range.js';

const nameOfType: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys and values',
  array: 'a list',
};

/**
 * zod's error map for scenarios: what is wrong, what is allowed, and what was perhaps meant. For unknown keys it
 * yields one line per key, in the order of the issue's keys. Undefined leaves the text to zod.
 */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(isWhole(issue.inst) ? 'int' : issue.expected, issue.input);
    case 'unrecognized_keys':
      return issue.inst instanceof z.ZodObject
        ? describeUnknown('key', issue.keys, Object.keys(issue.inst.shape))
        : undefined;
    case 'invalid_value':
      return describeChoice(issue.input, issue.values.map(String));
    case 'too_small':
    case 'too_big':
      return describeRange(issue);
    case 'invalid_union':
      return describeUnion(issue);
    default:
      return undefined;
  }
}

/** One line per word that is none of `allowed`. `what` names the kind of word: key, strategy. */
export function describeUnknown(what: string, words: readonly string[], allowed: readonly string[]): string {
  const choice = listAllowed(allowed);
  return words
    .map((word) => `unknown ${what} ${JSON.stringify(word)}; ${choice}${suggestNearest(word, allowed)}`)
    .join('\n');
}

function isWhole(schema: unknown): boolean {
  return schema instanceof z.ZodNumber && schema.isInt;
}

function describeType(expected: string, input: unknown): string {
  const wanted = nameOfType[expected] ?? expected;
  return input === undefined ? `is missing; expected ${wanted}` : `expected ${wanted}, found ${show(input)}`;
}

function describeChoice(input: unknown, allowed: readonly string[]): string {
  const choice = listAllowed(allowed);
  if (input === undefined) {
    return `is missing; ${choice}`;
  }
  const suggestion = typeof input === 'string' ? suggestNearest(input, allowed) : '';
  return `${show(input)} is not known here; ${choice}${suggestion}`;
}

function describeUnion(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined {
  const { discriminator, options } = issue;
  if (discriminator === undefined || !Array.isArray(options)) {
    return undefined;
  }
  const input: unknown = issue.input;
  const chosen = isRecord(input) ? input[discriminator] : undefined;
  return describeChoice(chosen, options.map(String));
}

function listAllowed(allowed: readonly string[]): string {
  const [only, ...others] = allowed;
  return only === undefined
    ? 'none is allowed here'
    : others.length === 0
      ? `allowed is ${only}`
      : `allowed are ${allowed.join(', ')}`;
}

function describeRange(
  issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>,
): string | undefined {
  const limit = describeLimit(issue);
  switch (issue.origin) {
    case 'number':
    case 'int':
      return `${show(issue.input)} is out of range; allowed is ${describeBounds(issue.schema) ?? limit}`;
    case 'string':
      return `must be ${limit} characters long`;
    case 'array':
      return `must have ${limit} ${limit.endsWith(' 1') ? 'entry' : 'entries'}`;
    default:
      return undefined;
  }
}

function describeLimit(
  issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>,
): string {
  if (issue.code === 'too_small') {
    return issue.inclusive === false ? `above ${issue.minimum}` : `at least ${issue.minimum}`;
  }
  return issue.inclusive === false ? `below ${issue.maximum}` : `at most ${issue.maximum}`;
}

function describeBounds(schema: z.core.$ZodType | undefined): string | undefined {
  if (!(schema instanceof z.ZodNumber)) {
    return undefined;
  }
  const range = readNumberRange(numberBoundsSchema.parse(z.toJSONSchema(schema)));
  return range && formatRange(range);
}

function show(value: unknown): string {
  if (value === null) {
    return 'nothing';
  }
  if (typeof value === 'object') {
    return Array.isArray(value) ? 'a list' : 'a map';
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
