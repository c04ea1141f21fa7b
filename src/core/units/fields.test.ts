import { expect, test } from 'vitest';
import { durationField, rateField, sizeField } from './fields.js';

const duration = durationField('How long.', { min: 1_000, max: 60_000_000 });

function faultsOf(field: { safeParse(value: unknown): { error?: { issues: { message: string }[] } } }) {
  return (value: unknown) => field.safeParse(value).error?.issues.map(({ message }) => message);
}

test('reads each quantity in its base unit', () => {
  expect(duration.parse('1.5s')).toBe(1_500_000);
  expect(rateField('How often.', { min: 0, max: 10 }).parse('30/min')).toBe(0.5);
  expect(sizeField('How large.', { min: 1, max: 2_048 }).parse('2KiB')).toBe(2_048);
});

test('both bounds are allowed', () => {
  expect(duration.parse('1ms')).toBe(1_000);
  expect(duration.parse('1m')).toBe(60_000_000);
});

test.each([
  ['2m', '2m is out of range; allowed is 1ms to 1m'],
  ['0ms', '0ms is out of range; allowed is 1ms to 1m'],
  [5, '5 has no unit; write for example 250ms or 10s or 5m'],
  ['5', '"5" has no unit; write for example 250ms, 10s or 5m'],
  [undefined, 'expected a text such as 250ms or 10s or 5m'],
  [[], 'expected a text such as 250ms or 10s or 5m'],
])('refuses %j', (value, fault) => {
  expect(faultsOf(duration)(value)).toEqual([fault]);
});
