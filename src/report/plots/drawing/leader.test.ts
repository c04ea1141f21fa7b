import { expect, test } from 'vitest';
import { leaderTo, lengthWithin } from './leader.js';

const box = { left: 10, top: 10, right: 30, bottom: 20 };

test.each([
  ['through it', { x: 0, y: 15 }, { x: 40, y: 15 }, 20],
  ['ending in it', { x: 0, y: 15 }, { x: 15, y: 15 }, 5],
  ['all in it', { x: 12, y: 11 }, { x: 12, y: 19 }, 8],
  ['over a corner', { x: 5, y: 15 }, { x: 15, y: 5 }, 0],
  ['across a corner', { x: 25, y: 5 }, { x: 35, y: 25 }, Math.hypot(2.5, 5)],
  ['along its edge', { x: 0, y: 10 }, { x: 40, y: 10 }, 0],
  ['beside it', { x: 0, y: 0 }, { x: 40, y: 5 }, 0],
  ['short of it', { x: 0, y: 15 }, { x: 9, y: 15 }, 0],
])('a line %s', (_, from, until, lengthPx) => {
  expect(lengthWithin({ from, until }, box)).toBeCloseTo(lengthPx, 9);
});

test('a line leads to the nearest point of a label that stands off, and to none that stands near', () => {
  expect(leaderTo({ x: 20, y: 60 }, box)).toEqual({ from: { x: 20, y: 60 }, until: { x: 20, y: 20 } });
  expect(leaderTo({ x: 20, y: 40 }, box)).toBeNull();
  expect(leaderTo({ x: 20, y: 15 }, box)).toBeNull();
});
