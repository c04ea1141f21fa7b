import { expect, test } from 'vitest';
import { deepFreeze } from './deep-freeze.js';

test('freezes a value throughout, and returns it', () => {
  const value = { list: [{ inner: 1 }], text: 'x', nothing: null };
  expect(deepFreeze(value)).toBe(value);
  expect(() => value.list.push({ inner: 2 })).toThrow(TypeError);
  expect(() => {
    const [first] = value.list;
    Object.assign(first ?? {}, { inner: 2 });
  }).toThrow(TypeError);
});

test('ends on a value that holds itself', () => {
  const value: { self?: unknown } = {};
  value.self = value;
  expect(Object.isFrozen(deepFreeze(value))).toBe(true);
});
