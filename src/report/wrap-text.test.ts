import { assert, integer, property, string, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { splitGraphemes, textWidth } from './text-width.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

test('breaks at spaces and behind hyphens', () => {
  expect(wrapText('interval-poll every second', 12)).toEqual(['interval-', 'poll every', 'second']);
});

test('breaks inside a word only where a whole line would not hold it', () => {
  expect(wrapText('ab abcdefgh c', 4)).toEqual(['ab', 'abcd', 'efgh', 'c']);
});

test('gives one line for nothing', () => {
  expect(wrapText('', 10)).toEqual(['']);
});

test('indents as far as the lead', () => {
  expect(wrapWithLead('* ', 'one two', 5)).toEqual(['* one', '  two']);
});

test('no line is too wide, and no character but spaces is lost', () => {
  assert(
    property(string({ unit: 'grapheme' }), integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrapText(text, width);
      // A character with its marks may be counted as wider than a very narrow line; it is never torn apart.
      const widest = Math.max(width, ...splitGraphemes(text).map(textWidth));
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(widest);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('characters that take two places are counted as two, and keep their marks', () => {
  expect(wrapText('注文が入った', 5)).toEqual(['注文', 'が入', 'った']);
  expect(wrapText('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
});

test('a no-break space is part of its word', () => {
  expect(wrapText('\u00a0', 1)).toEqual(['\u00a0']);
  expect(wrapText('10\u00a0ms ok', 5)).toEqual(['10\u00a0ms', 'ok']);
});

test('words that fit stay whole', () => {
  assert(
    property(stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,9}$/), (text) => {
      expect(wrapText(text, 8).join(' ')).toBe(text);
    }),
  );
});
