import { expect, test } from 'vitest';
import { describeTimeLeft } from './describe-time-left.js';

test.each([
  [0, '0 s'],
  [7_001, '8 s'],
  [59_999, '1 min'],
  [80_000, '1 min 20 s'],
  [3_599_500, '1 h'],
  [7_460_000, '2 h 5 min'],
  [90_000_000, '25 h'],
])('%s ms reads %s', (leftMs, words) => {
  expect(describeTimeLeft(leftMs)).toBe(words);
});
