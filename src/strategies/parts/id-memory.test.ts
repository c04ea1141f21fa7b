import { expect, test } from 'vitest';
import { createIdMemory } from './id-memory.js';

test('an id is known until it is forgotten', () => {
  const memory = createIdMemory(10);
  expect(memory.forget('a')).toBe(false);
  memory.remember('a');
  memory.remember('a');
  expect(memory.forget('a')).toBe(true);
  expect(memory.forget('a')).toBe(false);
});

test('beyond its size it forgets the id it has known longest', () => {
  const memory = createIdMemory(2);
  for (const id of ['a', 'b', 'c']) {
    memory.remember(id);
  }
  expect(['a', 'b', 'c'].map((id) => memory.forget(id))).toEqual([false, true, true]);
});
