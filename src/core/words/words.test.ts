import { expect, test } from 'vitest';
import { durationInWords } from './duration-in-words.js';
import { joinWords } from './join-words.js';
import { requestsInWords, timesInWords } from './ratio-in-words.js';

test.each([
  [0, '0 ms'],
  [0.0421, '0.042 ms'],
  [1.234, '1.2 ms'],
  [12.34, '12.3 ms'],
  [494.4, '494 ms'],
  [2_500, '2.5 s'],
  [90_000, '1.5 min'],
  [270_000_000, '75 h'],
])('%s ms reads %s', (durationMs, words) => {
  expect(durationInWords(durationMs)).toBe(words);
});

test.each([
  [24, 12, '2 times the requests (24 against 12)'],
  [18, 12, '1.5 times the requests (18 against 12)'],
  [700, 12, '58 times the requests (700 against 12)'],
  [12, 12, 'as many requests (12 each)'],
  [0, 0, 'as many requests (0 each)'],
  [101, 100, 'about as many requests (101 against 100)'],
  [5, 0, '5 requests, where the other sent none'],
  [0, 5, 'none, where the other sent 5'],
  [4, 12, 'a third of the requests (4 against 12)'],
  [3, 12, 'a quarter of the requests (3 against 12)'],
  [10, 100, 'a tenth of the requests (10 against 100)'],
  [8, 12, '67 % of the requests (8 against 12)'],
  [1, 300, '0.33 % of the requests (1 against 300)'],
])('%s requests against %s', (requests, against, words) => {
  expect(requestsInWords(requests, against)).toBe(words);
});

test('a ratio has a decimal below 10 only', () => {
  expect([1.25, 3, 9.94, 10.4, 411.7].map(timesInWords)).toEqual([
    '1.3 times',
    '3 times',
    '9.9 times',
    '10 times',
    '412 times',
  ]);
});

test('words are listed with commas and one "and"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
