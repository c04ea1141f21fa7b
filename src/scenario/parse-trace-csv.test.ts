import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTraceCsv } from './parse-trace-csv.js';

const limits = { minBytes: 64, maxBytes: 1_000 };

function faultsOf(text: string) {
  const parsed = parseTraceCsv(text, limits);
  return parsed.ok ? [] : parsed.faults.map(({ line, column, problem }) => `${line} ${column}: ${problem}`);
}

function eventsOf(text: string) {
  const parsed = parseTraceCsv(text, limits);
  return parsed.ok ? parsed.trace : parsed.faults;
}

test('reads offsets, with all columns and with empty cells', () => {
  expect(
    eventsOf('at,type,key,bytes\n0s,order.placed,A-1,64\n1.5s,,,\n1.5s,"a,b","say ""hi""",1000\n'),
  ).toEqual({
    startsAtUs: undefined,
    events: [
      { offsetUs: 0, type: 'order.placed', key: 'A-1', payloadBytes: 64 },
      { offsetUs: 1_500_000, type: undefined, key: undefined, payloadBytes: undefined },
      { offsetUs: 1_500_000, type: 'a,b', key: 'say "hi"', payloadBytes: 1_000 },
    ],
  });
});

test('ISO times count from the first row; columns come in any order; a byte order mark is no part of a name', () => {
  expect(
    eventsOf('\uFEFFkey,at\r\na,2026-03-01T10:00:00.000100+01:00\r\n\r\nb,2026-03-01T09:00:01Z\r\n'),
  ).toEqual({
    startsAtUs: Date.UTC(2026, 2, 1, 9) * 1_000 + 100,
    events: [
      { offsetUs: 0, type: undefined, key: 'a', payloadBytes: undefined },
      { offsetUs: 999_900, type: undefined, key: 'b', payloadBytes: undefined },
    ],
  });
});

test.each([
  ['', ['1 : is empty; expected a header row with the column at, and perhaps type, key, bytes']],
  ['at\n', ['1 : has no rows: expected one row per event']],
  ['key\na\n', ['1 at: is missing in the header; every trace needs it']],
  [
    'at,tpye\n1s,a\n',
    ['1 tpye: unknown column "tpye"; allowed are at, type, key, bytes; did you mean "type"?'],
  ],
  ['at,at\n1s,2s\n', ['1 at: stands twice in the header']],
  ['at\n5\n', ['2 at: "5" has no unit; write for example 250ms, 10s or 5m']],
  [
    'at\n1s\n\nyesterday\n',
    ['4 at: "yesterday" is not a positive number with a unit, such as 250ms, 10s or 5m'],
  ],
  ['at\n2s\n1s\n', ['3 at: 1s runs backwards: the row before is at 2s; sort the rows by time']],
  [
    'at\n2026-01-01T00:00:01Z\n2026-01-01T00:00:00Z\n',
    [
      '3 at: 2026-01-01T00:00:00Z runs backwards: the row before is at 2026-01-01T00:00:01Z; sort the rows by time',
    ],
  ],
  [
    'at\n1s\n2026-01-01T00:00:00Z\n',
    ['3 at: "2026-01-01T00:00:00Z" mixes two kinds of time; this file began with offsets'],
  ],
  [
    'at\n2026-01-01T00:00:00\n',
    ['2 at: "2026-01-01T00:00:00" is not a time with a zone, such as 2026-01-01T12:00:00.250Z'],
  ],
  ['at\n31d\n', ['2 at: 31d is more than 31d after the start']],
  [
    'at,key\n1s\n2s,a,b\n',
    [
      '2 : has not as many cells as the header (1, not 2)',
      '3 : has not as many cells as the header (3, not 2)',
    ],
  ],
  [
    'at,bytes\n1s,63\n',
    ['2 bytes: "63" is no payload size; allowed is a whole number from 64 to 1000 (source.max-payload)'],
  ],
  [
    'at,bytes\n1s,1e2\n',
    ['2 bytes: "1e2" is no payload size; allowed is a whole number from 64 to 1000 (source.max-payload)'],
  ],
  [`at,key\n1s,${'k'.repeat(201)}\n`, ['2 key: has 201 characters; allowed are up to 200']],
  ['at\n"1s\n', [expect.stringMatching(/^2 : is not valid CSV: Quote Not Closed/)]],
])('refuses %j', (text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
});

test('tells the first twenty faults, and how many more there are', () => {
  const faults = faultsOf(`at\n${'x\n'.repeat(50)}`);
  expect(faults).toHaveLength(21);
  expect(faults.at(-1)).toBe('22 : and 30 more faults from here on');
});

test('any ascending milliseconds are read as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1 }), (unsorted) => {
      const milliseconds = unsorted.sort((left, right) => left - right);
      const parsed = parseTraceCsv(`at\n${milliseconds.map((ms) => `${ms}ms`).join('\n')}`, limits);
      const offsets = parsed.ok ? parsed.trace.events.map(({ offsetUs }) => offsetUs) : [];
      expect(offsets).toEqual(milliseconds.map((ms) => ms * 1_000));
    }),
  );
});
