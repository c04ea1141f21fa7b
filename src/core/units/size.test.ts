import { expect, test } from 'vitest';
import { formatBytes, parseSizeBytes } from './size.js';

test.each([
  ['512B', 512],
  ['20KiB', 20_480],
  ['20KB', 20_000],
  ['1.5MiB', 1_572_864],
  ['1MB', 1_000_000],
])('reads %s as %i bytes', (text, value) => {
  expect(parseSizeBytes(text)).toEqual({ ok: true, value });
});

test.each([
  ['512', '"512" has no unit; write for example 512B or 20KiB'],
  ['512kb', '"kb" is not a unit here; allowed are B, KB, KiB, MB, MiB'],
])('refuses %j', (text, fault) => {
  expect(parseSizeBytes(text)).toEqual({ ok: false, fault });
});

test.each([
  [1_023, '1023B'],
  [20_480, '20KiB'],
  [1_600, '1.56KiB'],
  [16_777_216, '16MiB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
