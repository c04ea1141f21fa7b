import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown, fencedBlock, markdownTable } from './markdown-text.js';

test.each([
  ['a|b', 'a\\|b'],
  ['a_b*c`d~', 'a\\_b\\*c\\`d\\~'],
  ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
  ['- item', '\\- item'],
  ['# title', '\\# title'],
  ['1. item', '1\\. item'],
  ['12.3 ms', '12.3 ms'],
  ['two\nlines', 'two lines'],
  ['back\\slash', 'back\\\\slash'],
])('escapes %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test('a fence is longer than any run of backticks inside', () => {
  assert(
    property(string({ unit: 'binary-ascii' }), string({ unit: 'grapheme' }), (left, right) => {
      const text = `${left}\n\`\`\`\`\n${right}`;
      const block = fencedBlock(text, 'yaml').split('\n');
      const fence = block.at(-1) ?? '';
      expect(block[0]).toBe(`${fence}yaml`);
      expect(fence).toMatch(/^`{5,}$/);
      expect(block.slice(1, -1).some((line) => line.includes(fence))).toBe(false);
    }),
  );
});

test('a table is padded, and has a ruler with the sides', () => {
  expect(markdownTable(['a', 'longer'], [['1', '2']], ['left', 'right'])).toBe(
    '| a   | longer |\n| --- | -----: |\n| 1   |      2 |',
  );
});

test('in a table no figure loses its unit to the next line, and code stays as it is', () => {
  expect(
    markdownTable(['after 5 s', 'x'], [['**28.8 ms\\***, `every 5 s`', '1 KiB']], ['left', 'right']).split(
      '\n',
    ),
  ).toEqual([
    '| after 5\u00a0s                  |     x |',
    '| -------------------------- | ----: |',
    '| **28.8\u00a0ms\\***, `every 5 s` | 1\u00a0KiB |',
  ]);
});
