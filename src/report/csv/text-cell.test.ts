import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { renderRows, textColumn } from './column.js';
import { originalText, textCell } from './text-cell.js';

/** Text that is likely to hold what this is about. */
const hostileText = array(
  oneof(
    constantFrom(...'=+-@|%\'",; \t\r\n＝＋－＠−'),
    constantFrom('\u00a0', '\u200b', '\ufeff', '\u0000', "=cmd|' /C calc'!A0", '1', 'a'),
    string({ unit: 'grapheme' }),
  ),
).map((parts) => parts.join(''));

/** As a program may see it that skips blanks, invisible characters and quotes. */
function bare(cell: string): string {
  return cell.replace(/^[\s\p{C}"]+/u, '');
}

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '|x',
  '%1',
  '\tx',
  '\rx',
  '\nx',
  '＝1',
  '−1',
  ' =1',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
  '"=1',
  "=cmd|' /C calc'!A0",
  "'=1",
  "'x",
])('disarms %j', (text) => {
  expect(textCell(text)).toBe(`'${text}`);
});

test.each(['webhook', 'a=b', '', '1-2', "don't", 'slow poll, 5s', '00123', 'run-incomplete; few-samples'])(
  'leaves %j alone',
  (text) => {
    expect(textCell(text)).toBe(text);
  },
);

test.each([
  ['a;=1', "a;'=1"],
  ['a, -1', "a,' -1"],
  ['a\n"@x', 'a\n\'"@x'],
  ["a;'b", "a;''b"],
  ['\t\t=1', "'\t'\t'=1"],
])('disarms %j where a cell would begin for another separator', (text, cell) => {
  expect(textCell(text)).toBe(cell);
});

test('the original text of any cell is found', () => {
  assert(
    property(hostileText, (text) => {
      expect(originalText(textCell(text))).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});

test('no cell begins like a formula, whatever a program skips', () => {
  assert(
    property(hostileText, (text) => {
      const cell = textCell(text);
      expect(cell).not.toMatch(/^[\t\r\n]/);
      expect(bare(cell)).not.toMatch(/^[=+\-@|%＝＋－＠−]/u);
    }),
    { numRuns: 1_000 },
  );
});

test.each([',', ';', '\t'])(
  'no cell begins like a formula in a program that separates by %j',
  (delimiter) => {
    const column = textColumn<string>('text', '', '', (text) => text);
    assert(
      property(array(hostileText, { minLength: 1 }), (texts) => {
        const { data } = Papa.parse<string[]>(renderRows([column, column], texts), { delimiter });
        for (const cell of data.flat()) {
          expect(bare(cell)).not.toMatch(/^[=+\-@|%＝＋－＠−]/u);
        }
      }),
      { numRuns: 1_000 },
    );
  },
);
