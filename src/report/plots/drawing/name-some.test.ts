import { expect, test } from 'vitest';
import { nameSome } from './name-some.js';

const name = (values: readonly number[]) =>
  nameSome(
    values,
    (value) => value,
    (value) => `s${value}`,
  );

test('a few are all named, in their order', () => {
  expect(name([3, 1, 2])).toBe('s3, s1 and s2');
  expect(name([5, 4, 3, 2, 1])).toBe('s5, s4, s3, s2 and s1');
});

test('of many the least, the most and the number of the others', () => {
  expect(name([3, 6, 1, 2, 5, 4])).toBe('from s1 to s6, with 4 others between them');
});
