import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatRange, numberBoundsSchema, readNumberRange } from './number-range.js';

function rangeOf(schema: z.ZodNumber): ReturnType<typeof readNumberRange> {
  return readNumberRange(numberBoundsSchema.parse(z.toJSONSchema(schema)));
}

test.each([
  [z.number().min(1).max(9), { from: 1, to: 9 }, '1 to 9'],
  [z.number().gt(1).max(9), { above: 1, to: 9 }, 'above 1, up to 9'],
  [z.number().min(1).lt(9), { from: 1, below: 9 }, '1 or more, below 9'],
  [z.number().gt(1).lt(9), { above: 1, below: 9 }, 'above 1, below 9'],
] as const)('a range is read from the JSON Schema, and told: %#', (schema, range, words) => {
  expect(rangeOf(schema)).toEqual(range);
  expect(formatRange(range)).toBe(words);
});

test('a number with an open end has no range', () => {
  expect(rangeOf(z.number().min(1))).toBeUndefined();
  expect(rangeOf(z.number().lt(9))).toBeUndefined();
});
