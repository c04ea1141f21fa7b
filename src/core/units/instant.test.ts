import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, parseInstantUs } from './instant.js';

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['2026-01-01T00:00:01.234567Z', 1_767_225_601_234_567],
  ['2026-01-01T00:00:01.234567891Z', 1_767_225_601_234_567],
  ['2026-01-01 01:00:01.5+01:00', 1_767_225_601_500_000],
  ['1969-12-31T23:59:59.999999Z', -1],
])('reads %s', (text, value) => {
  expect(parseInstantUs(text)).toEqual({ ok: true, value });
});

test.each(['2026-01-01', '2026-01-01T00:00:00', '2026-02-31T00:00:00Z', '2026-01-01T25:00:00Z', 'now', ''])(
  'refuses %j',
  (text) => {
    const fault = `"${text}" is not a time with a zone, such as 2026-01-01T12:00:00.250Z`;
    expect(parseInstantUs(text)).toEqual({ ok: false, fault });
  },
);

test('refuses a zone that does not exist', () => {
  expect(parseInstantUs('2026-01-01T00:00:00+99:00')).toEqual({
    ok: false,
    fault: '"+99:00" is not a time zone; allowed are Z and offsets such as +01:00',
  });
});

test('every microsecond of four centuries is written and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -6_000_000_000_000_000, max: 6_000_000_000_000_000 }), (instantUs) => {
      const text = formatInstant(instantUs);
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(parseInstantUs(text)).toEqual({ ok: true, value: instantUs });
    }),
  );
});
