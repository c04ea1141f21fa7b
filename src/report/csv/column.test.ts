import { array, assert, property, string } from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { type CsvColumn, flagColumn, renderCsv, renderRows, textColumn } from './column.js';
import { countColumn, decimalColumn } from './number-columns.js';
import { originalText } from './text-cell.js';

const columns = [
  textColumn<readonly [string, string]>('first', '', '', ([first]) => first),
  textColumn<readonly [string, string]>('second', '', '', ([, second]) => second),
];

test('ends every record with CRLF and quotes only where needed', () => {
  const rows = [
    ['plain', 'with, comma'],
    ['with "quotes"', 'with\nline'],
    ['', 'ü'],
  ] as const;
  expect(renderCsv(columns, rows)).toBe(
    'first,second\r\nplain,"with, comma"\r\n"with ""quotes""","with\nline"\r\n,ü\r\n',
  );
});

test('writes a header alone for no rows, and nothing for rows without header', () => {
  expect(renderCsv(columns, [])).toBe('first,second\r\n');
  expect(renderRows(columns, [])).toBe('');
});

test('an independent parser reads back what was written', () => {
  const cell = string({ unit: 'grapheme' }).map((text) => `${text},"\r\n`);
  assert(
    property(array(array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (records) => {
      const rows = records.map(([first = '', second = '']) => [first, second] as const);
      const parsed = Papa.parse<string[]>(renderCsv(columns, rows), {
        newline: '\r\n',
        skipEmptyLines: true,
      });
      expect(parsed.errors).toEqual([]);
      expect(parsed.data.map((record) => record.map(originalText))).toEqual([
        ['first', 'second'],
        ...records,
      ]);
    }),
  );
});

test('quotes what another separator would split', () => {
  expect(renderRows(columns, [['a;b', 'c\td']])).toBe('"a;b","c\td"\r\n');
});

test('every kind of column has its kind of cell', () => {
  const cellOf = (column: CsvColumn<null>) => column.cell(null);
  expect(cellOf(textColumn('x', '', '', () => '=1'))).toBe("'=1");
  expect([true, false, null].map((flag) => cellOf(flagColumn('x', '', '', () => flag)))).toEqual([
    'true',
    'false',
    '',
  ]);
  expect([12, 0, null, undefined].map((count) => cellOf(countColumn('x', '', '', '', () => count)))).toEqual([
    '12',
    '0',
    '',
    '',
  ]);
  expect(cellOf(decimalColumn('x', '', '', '', () => '1.500'))).toBe('1.500');
});
