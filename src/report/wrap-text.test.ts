import { assert, constantFrom, integer, property, string, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { splitGraphemes, textWidth } from './text-width.js';
import { wrapName, wrapText, wrapWithLead } from './wrap-text.js';

test('breaks at spaces and behind hyphens', () => {
  expect(wrapText('interval-poll every second', 12)).toEqual(['interval-', 'poll every', 'second']);
});

test('does not break between a number and its unit', () => {
  expect(wrapText('a median of 1.4 s, then', 15)).toEqual(['a median of', '1.4 s, then']);
  expect(wrapText('at 33.3 % or 2 KiB', 9)).toEqual(['at 33.3 %', 'or 2 KiB']);
  // What only begins like a unit is a word, and a line of three characters does not hold both.
  expect(wrapText('ab 2 seconds', 6)).toEqual(['ab 2', 'second', 's']);
  expect(wrapText('1.4 s', 3)).toEqual(['1.4', 's']);
});

test('a name is broken behind a hyphen only where a line does not hold the word', () => {
  expect(wrapName('slow thin-webhook', 12)).toEqual(['slow', 'thin-webhook']);
  expect(wrapName('thin-webhook', 8)).toEqual(['thin-', 'webhook']);
  expect(wrapName('poll every 1.4 s', 14)).toEqual(['poll every', '1.4 s']);
});

test('breaks inside a word only where a whole line would not hold it', () => {
  expect(wrapText('ab abcdefgh c', 4)).toEqual(['ab', 'abcd', 'efgh', 'c']);
});

test('an option stays whole', () => {
  expect(wrapText('seen with --quick and over-long', 14)).toEqual(['seen with', '--quick and', 'over-long']);
});

test('gives one line for nothing', () => {
  expect(wrapText('', 10)).toEqual(['']);
});

test('indents as far as the lead', () => {
  expect(wrapWithLead('* ', 'one two', 5)).toEqual(['* one', '  two']);
});

const wrapper = constantFrom(wrapText, wrapName);

test('no line is too wide, and no character but spaces is lost', () => {
  assert(
    property(string({ unit: 'grapheme' }), integer({ min: 2, max: 30 }), wrapper, (text, width, wrap) => {
      const lines = wrap(text, width);
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
