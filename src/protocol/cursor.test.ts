import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.js';

test('a cursor names its position, and can stand in a URL as it is', () => {
  fc.assert(
    fc.property(fc.nat(), (position) => {
      const cursor = encodeCursor(position);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decodeCursor(cursor)).toBe(position);
    }),
  );
});

test('what is no cursor is refused, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const position = decodeCursor(text);
      expect(position === undefined || encodeCursor(position) === text.replaceAll('=', '')).toBe(true);
    }),
  );
  expect(decodeCursor('17')).toBeUndefined();
});
