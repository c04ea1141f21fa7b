import { array, assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { lengthWithin } from './leader.js';
import { placeLabels, spreadLabels } from './place-labels.js';

const frame = { left: 0, top: 0, right: 100, bottom: 100 };

function box(left: number, top: number) {
  return { left, top, right: left + 20, bottom: top + 10 };
}

test('a label takes the first of its places that is free', () => {
  const placed = placeLabels(
    [{ boxes: [box(0, 0), box(50, 0)] }, { boxes: [box(5, 5), box(50, 50)] }],
    frame,
    [],
  );
  expect(placed).toEqual([
    { box: box(0, 0), isFree: true, leader: null },
    { box: box(50, 50), isFree: true, leader: null },
  ]);
});

test('a place outside the frame is none, and an obstacle is left free', () => {
  const [placed] = placeLabels([{ boxes: [box(90, 0), box(0, 0), box(40, 40)] }], frame, [box(10, 5)]);
  expect(placed).toEqual({ box: box(40, 40), isFree: true, leader: null });
});

test('where nothing is free, the place that covers least is taken and said not to be free', () => {
  const [placed] = placeLabels([{ boxes: [box(0, 0), box(15, 0)] }], frame, [box(0, 0)]);
  expect(placed).toEqual({ box: box(15, 0), isFree: false, leader: null });
});

test('no label stands on the line to another, and no line runs through a label', () => {
  const first = { point: { x: 10, y: 90 }, boxes: [box(0, 0)] };
  const onItsLine = { point: { x: 5, y: 50 }, boxes: [box(4, 45), box(20, 45)] };
  const throughThem = { point: { x: 95, y: 50 }, boxes: [box(0, 60), box(70, 80)] };
  expect(placeLabels([first, onItsLine], frame, []).map(({ box: place }) => place)).toEqual([
    box(0, 0),
    box(20, 45),
  ]);
  const [, crossing] = placeLabels([{ boxes: [box(40, 52)] }, throughThem], frame, []);
  expect(crossing).toEqual({
    box: box(70, 80),
    isFree: true,
    leader: { from: { x: 95, y: 50 }, until: { x: 90, y: 80 } },
  });
});

test('whatever is free is crossed by nothing', () => {
  const place = record({ left: integer({ min: 0, max: 80 }), top: integer({ min: 0, max: 90 }) });
  const request = record({
    point: record({ x: integer({ min: 0, max: 100 }), y: integer({ min: 0, max: 100 }) }),
    boxes: array(
      place.map(({ left, top }) => box(left, top)),
      { minLength: 1, maxLength: 12 },
    ),
  });
  assert(
    property(array(request, { minLength: 2, maxLength: 5 }), (requests) => {
      const placed = placeLabels(requests, frame, []);
      const crossed = placed.flatMap(({ box: label, isFree, leader }, index) =>
        (isFree ? placed.slice(0, index) : []).flatMap((other) => [
          leader === null ? 0 : lengthWithin(leader, other.box),
          other.leader === null ? 0 : lengthWithin(other.leader, label),
        ]),
      );
      expect(crossed.filter((lengthPx) => lengthPx > 0)).toEqual([]);
    }),
  );
});

test('labels in a column keep their distance, their order and, with room, their bounds', () => {
  assert(
    property(array(double({ min: 0, max: 200, noNaN: true }), { maxLength: 10 }), (wishes) => {
      const places = spreadLabels(wishes, 20, 0, 200);
      const sorted = places.toSorted((left, right) => left - right);
      expect(sorted.slice(1).every((place, index) => place - (sorted[index] ?? 0) >= 20 - 1e-9)).toBe(true);
      expect(places.every((place) => place >= -1e-9 && place <= 200 + 1e-9)).toBe(true);
      for (const [index, wish] of wishes.entries()) {
        for (const [other, otherWish] of wishes.entries()) {
          if (wish < otherWish) {
            expect(places[index]).toBeLessThan(places[other] ?? 0);
          }
        }
      }
    }),
  );
});

test('labels that have room stay where they want to be', () => {
  expect(spreadLabels([90, 10, 50], 20, 0, 100)).toEqual([90, 10, 50]);
});
