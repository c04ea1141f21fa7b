import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, bucketOfDuration, secondUs, windowOf } from './trial-window.js';

const hourUs = 3_600 * secondUs;
const dayUs = 24 * hourUs;

test.each([
  ['1 ms', 1_000, 1],
  ['1 h', hourUs, 1],
  ['1 h and 1 s', hourUs + secondUs, 10],
  ['50,000 s', 50_000 * secondUs, 10],
  ['1 d', dayUs, 60],
  ['30 d', 30 * dayUs, 600],
  ['31 d', 31 * dayUs, 600],
  ['100 d', 100 * dayUs, 3_600],
  ['1 year', 365 * dayUs, 86_400],
])('in a window of %s a row covers what keeps the timeline readable', (_what, durationUs, seconds) => {
  expect(bucketOfDuration(durationUs)).toBe(seconds * secondUs);
});

test('any window of up to 31 days has at most 5,000 rows, and longer rows are only taken where they are needed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 31 * dayUs }), (durationUs) => {
      const bucketUs = bucketOfDuration(durationUs);
      expect(durationUs / bucketUs).toBeLessThanOrEqual(5_000);
      expect(bucketUs > secondUs).toBe(durationUs > hourUs);
    }),
  );
});

test('an instant stands in the row that it falls into, and an interruption leaves the rows as they are', () => {
  const facts = { warmUpUs: 5 * secondUs, durationUs: 2 * hourUs };
  const window = windowOf(facts, secondUs, hourUs);
  expect(window).toEqual({
    startUs: secondUs,
    fromUs: 6 * secondUs,
    untilUs: hourUs,
    bucketUs: 10 * secondUs,
  });
  expect([6, 15.999_999, 16, 26].map((atS) => bucketOf(window, atS * secondUs))).toEqual([0, 0, 1, 2]);
});
