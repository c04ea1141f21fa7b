import { expect, test } from 'vitest';
import { formatRate, parseRatePerSecond } from './rate.js';

test.each([
  ['2/s', 2],
  ['0.5/s', 0.5],
  ['30/min', 0.5],
  ['30/m', 0.5],
  ['3600/h', 1],
  ['86400/d', 1],
])('reads %s as %d per second', (text, value) => {
  const parsed = parseRatePerSecond(text);
  expect(parsed.ok && parsed.value).toBeCloseTo(value, 12);
});

test.each([
  ['2', '"2" has no unit; write for example 2/s or 30/min'],
  ['2s', '"s" is not a unit here; allowed are /s, /min, /m, /h, /d'],
  ['-2/s', '"-2/s" is not a positive number with a unit, such as 2/s or 30/min'],
])('refuses %j', (text, fault) => {
  expect(parseRatePerSecond(text)).toEqual({ ok: false, fault });
});

test.each([
  [2, '2/s'],
  [0.5, '30/min'],
  [1 / 3_600, '1/h'],
  [1 / 172_800, '0.5/d'],
])('writes %d per second as %s', (ratePerSecond, text) => {
  expect(formatRate(ratePerSecond)).toBe(text);
});
