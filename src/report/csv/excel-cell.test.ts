import { assert, bigInt, constantFrom, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { metricNames } from '../../core/metric-catalogue.js';
import { excelCell } from './excel-cell.js';
import { fixedCell } from './number-cells.js';
import { originalText, textCell } from './text-cell.js';

test('a number gets a decimal comma, and nothing else', () => {
  expect(excelCell('1.950', 'decimal')).toBe('1,950');
  expect(excelCell('-0.004100', 'decimal')).toBe('-0,004100');
  expect(excelCell('24', 'count')).toBe('24');
  expect(excelCell('2.400', 'count')).toBe('2,400');
  expect(excelCell('', 'decimal')).toBe('');
});

test.each([
  ['999999999999999', '999999999999999'],
  ['9007199254740991', "'9007199254740991"],
  ['9000000000000000', '9000000000000000'],
  ['123456789012.345', '123456789012,345'],
  ['1234567890123.456', "'1234567890123,456"],
  ['-1234567890123.456', "'-1234567890123,456"],
  ['0.000000', '0,000000'],
])('of the number %s a spreadsheet keeps every digit', (cell, expected) => {
  expect(excelCell(cell, 'decimal')).toBe(expected);
});

test('any number is read back, from a spreadsheet too, which keeps 15 digits', () => {
  const unitsOfMillionth = bigInt({ min: -(2n ** 53n), max: 2n ** 53n });
  assert(
    property(unitsOfMillionth, integer({ min: 0, max: 6 }), (units, decimals) => {
      const standard = fixedCell(Number(units) / 10 ** decimals, decimals);
      const cell = excelCell(standard, 'decimal');
      expect(originalText(cell).replace(',', '.')).toBe(standard);
      if (!cell.startsWith("'")) {
        const kept = Number(cell.replace(',', '.')).toPrecision(15);
        expect(Number(kept).toFixed(decimals)).toBe(standard);
      }
    }),
    { examples: [[2n ** 53n - 1n, 0]] },
  );
});

test.each([
  ...[
    '00123',
    '12345678901234567890',
    '1e5',
    '1.5',
    '1,5',
    '.5',
    '5 %',
    '$5',
    '€5',
    '5 €',
    '(5)',
    'kr. 5',
    '½',
  ],
  ...['3-4', '1/2', '2026-03-05', '10:30', '10:30 PM', '5s'],
  ...['Dec-1', 'March 1', 'MARCH1', 'SEPT2', 'Mai 5', 'août 2026', '3. Mai 2026', 'Mar 5 10:30 PM', 'märz 5'],
  ...['Thursday, March 5, 2026', 'Donnerstag, 5. März 2026', '5 мая', 'ΜΆΙΟΣ 5'],
  ...['TRUE', 'wahr', 'Vrai', '#N/A', ' 00123', '\u200b5'],
])('the text %j stays a text', (text) => {
  expect(excelCell(textCell(text), 'text')).toBe(`'${text}`);
});

test.each([
  ...[
    'webhook',
    'slow poll',
    'zapier-2013',
    'webhook 2',
    'poll every 5s',
    'sse2',
    'run-incomplete; few-samples',
    '',
  ],
  ...metricNames,
])('the text %j needs no apostrophe', (text) => {
  expect(excelCell(textCell(text), 'text')).toBe(text);
});

test('a text in a column of numbers or flags is safe as well', () => {
  for (const kind of ['count', 'decimal', 'flag'] as const) {
    expect(excelCell('=1', kind)).toBe("'=1");
    expect(excelCell('1e5', kind)).toBe("'1e5");
    expect(excelCell('all', kind)).toBe('all');
  }
  expect(excelCell('true', 'flag')).toBe('true');
  expect(excelCell('true', 'text')).toBe("'true");
});

test('the original text of any cell is found, and none begins like a value', () => {
  assert(
    property(string({ unit: 'grapheme' }), constantFrom('', '=', '5', "'", '-', 'a;'), (tail, head) => {
      const text = head + tail;
      const cell = excelCell(textCell(text), 'text');
      expect(originalText(cell)).toBe(text);
      expect(cell).not.toMatch(/^[=+\-@\t\r\n\p{Nd}]/u);
    }),
    { numRuns: 1_000 },
  );
});
