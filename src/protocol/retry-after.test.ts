import { expect, test } from 'vitest';
import { parseRetryAfterUs } from './retry-after.js';

const nowUnixMs = Date.UTC(2026, 0, 1, 12, 0, 0);

test('seconds, or the time until a date', () => {
  expect(parseRetryAfterUs('0', nowUnixMs)).toBe(0);
  expect(parseRetryAfterUs('120', nowUnixMs)).toBe(120_000_000);
  expect(parseRetryAfterUs('Thu, 01 Jan 2026 12:00:30 GMT', nowUnixMs)).toBe(30_000_000);
  expect(parseRetryAfterUs('Thu, 01 Jan 2026 11:00:00 GMT', nowUnixMs)).toBe(0);
});

test('anything else asks for nothing', () => {
  for (const value of [
    undefined,
    '',
    '-1',
    '1.5',
    'soon',
    '9'.repeat(20),
    '2026-01-01',
    'Xyz, nonsense GMT',
  ]) {
    expect(parseRetryAfterUs(value, nowUnixMs), value).toBeUndefined();
  }
});
