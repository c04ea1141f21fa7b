import { expect, test } from 'vitest';
import { parseProcessorTime, stolenShare } from './processor-time.js';

const before = 'cpu  100 0 50 800 10 0 20 20 7 0\ncpu0 1 2 3\n';
const after = 'cpu  140 0 60 880 10 0 30 60 9 0\n';

test('steal is the eighth time; what guests used is part of another one', () => {
  expect(parseProcessorTime(before)).toEqual({ stolen: 20, total: 1_000 });
  expect(stolenShare(parseProcessorTime(before), parseProcessorTime(after))).toBe(40 / 180);
});

test('a kernel that does not tell is not taken for one that steals nothing', () => {
  expect(parseProcessorTime('')).toBeNull();
  expect(parseProcessorTime('cpu  100 0 50 800\n')).toBeNull();
  expect(stolenShare(parseProcessorTime(before), null)).toBeNull();
  expect(stolenShare(null, parseProcessorTime(after))).toBeNull();
});

test('a kernel whose times stand still tells nothing', () => {
  const still = parseProcessorTime('cpu  0 0 0 0 0 0 0 0 0 0\n');
  expect(stolenShare(still, still)).toBeNull();
});
