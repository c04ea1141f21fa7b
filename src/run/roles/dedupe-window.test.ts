import { expect, test } from 'vitest';
import { createDedupeWindow } from './dedupe-window.js';

test('an id is new once, until it is too old', () => {
  const window = createDedupeWindow(10, 100);
  expect(window.remember('a', 0)).toBe(true);
  expect(window.remember('a', 99)).toBe(false);
  expect(window.remember('a', 100)).toBe(true);
});

test('beyond its size it forgets the id it saw first', () => {
  const window = createDedupeWindow(2, 1_000);
  for (const id of ['a', 'b', 'c']) {
    expect(window.remember(id, 0)).toBe(true);
  }
  expect(window.remember('b', 1)).toBe(false);
  expect(window.remember('c', 1)).toBe(false);
  expect(window.remember('a', 1)).toBe(true);
});

test('a window of size 0 recognises nothing', () => {
  const window = createDedupeWindow(0, 1_000);
  expect(window.remember('a', 0)).toBe(true);
  expect(window.remember('a', 0)).toBe(true);
});
