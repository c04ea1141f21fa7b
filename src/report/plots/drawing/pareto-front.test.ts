import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { paretoFront } from './pareto-front.js';

test('keeps what nothing beats, cheapest first; equals stay both', () => {
  const cheap = { name: 'cheap', cost: 1, delay: 9 };
  const twin = { name: 'twin', cost: 1, delay: 9 };
  const fresh = { name: 'fresh', cost: 5, delay: 2 };
  const late = { name: 'late', cost: 5, delay: 3 };
  expect(paretoFront([fresh, late, cheap, twin])).toEqual([cheap, twin, fresh]);
});

test('whatever is left out is beaten by something on the front', () => {
  const item = record({ cost: integer({ min: 0, max: 9 }), delay: integer({ min: 0, max: 9 }) });
  assert(
    property(array(item, { minLength: 1 }), (items) => {
      const front = paretoFront(items);
      const beats = (one: (typeof items)[number], other: (typeof items)[number]) =>
        one.cost <= other.cost &&
        one.delay <= other.delay &&
        (one.cost < other.cost || one.delay < other.delay);
      for (const one of items) {
        expect(front.includes(one)).toBe(!front.some((other) => beats(other, one)));
      }
    }),
  );
});
