import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDurationUs } from './duration.js';

test.each([
  ['0ms', 0],
  ['250us', 250],
  ['250ms', 250_000],
  ['1.5s', 1_500_000],
  [' 10 s ', 10_000_000],
  ['5m', 300_000_000],
  ['5min', 300_000_000],
  ['2h', 7_200_000_000],
  ['3d', 259_200_000_000],
  ['0.0000014s', 1],
])('reads %s as %i microseconds', (text, value) => {
  expect(parseDurationUs(text)).toEqual({ ok: true, value });
});

test.each([
  ['5', '"5" has no unit; write for example 250ms, 10s or 5m'],
  ['-5s', '"-5s" is not a positive number with a unit, such as 250ms, 10s or 5m'],
  ['1e3s', '"1e3s" is not a positive number with a unit, such as 250ms, 10s or 5m'],
  ['', '"" is not a positive number with a unit, such as 250ms, 10s or 5m'],
  ['5 weeks', '"weeks" is not a unit here; allowed are us, ms, s, m, min, h, d'],
  ['5constructor', '"constructor" is not a unit here; allowed are us, ms, s, m, min, h, d'],
])('refuses %j', (text, fault) => {
  expect(parseDurationUs(text)).toEqual({ ok: false, fault });
});

test.each([
  [1_500_000, '1.5s'],
  [300_000_000, '5m'],
  [86_400_000_000, '1d'],
  [90_000_000, '90s'],
  [0, '0ms'],
  [999, '999us'],
  [250_000, '250ms'],
  [1_234, '1.234ms'],
])('writes %i microseconds as %s', (durationUs, text) => {
  expect(formatDuration(durationUs)).toBe(text);
});

test('what was written in whole milliseconds reads back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (milliseconds) => {
      const durationUs = milliseconds * 1_000;
      expect(parseDurationUs(formatDuration(durationUs))).toEqual({ ok: true, value: durationUs });
    }),
  );
});
