import { array, assert, property, string } from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvColumn, renderCsv, renderRows } from './column.js';

const columns = [
  csvColumn<readonly [string, string]>('first', '', '', '', ([first]) => first),
  csvColumn<readonly [string, string]>('second', '', '', '', ([, second]) => second),
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
      expect(parsed.data).toEqual([['first', 'second'], ...records]);
    }),
  );
});
