import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignFileNames } from './assign-file-names.js';

function nameAll(labels: readonly string[]): readonly string[] {
  return [...assignFileNames(labels).values()];
}

const label = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    'CON',
    'con',
    'Aux',
    'nul.txt',
    'lpt1',
    'COM¹',
    '..',
    '../../x',
    '',
    '-',
    'a',
    'A',
    'a-2',
    'a:b',
    'a/b',
    'ä',
    'ö',
  ),
  fc.string({ unit: fc.constantFrom('a', 'A', '-', ' ', '2', '.'), maxLength: 6 }),
);

test('every label gets a name that every file system takes, and that none of the others has', () => {
  fc.assert(
    fc.property(fc.uniqueArray(label, { maxLength: 40 }), (labels) => {
      const names = nameAll(labels);
      expect(names).toHaveLength(labels.length);
      expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(labels.length);
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/);
        expect(name.length).toBeLessThan(100);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  [
    ['webhook', 'interval-poll'],
    ['webhook', 'interval-poll'],
  ],
  [['Slow poll (5 s)'], ['slow-poll-5-s']],
  [
    ['a/b', 'a:b', 'A b'],
    ['a-b', 'a-b-2', 'a-b-3'],
  ],
  [
    ['x', 'X-2', 'X'],
    ['x', 'x-2', 'x-3'],
  ],
  [
    ['長い', '短い'],
    ['strategy', 'strategy-2'],
  ],
  [
    ['CON', 'com1'],
    ['strategy-con', 'strategy-com1'],
  ],
  [['../../etc/passwd'], ['etc-passwd']],
  [['x'.repeat(300)], ['x'.repeat(60)]],
])('%j are called %j', (labels, names) => {
  expect(nameAll(labels)).toEqual(names);
});
