import { array, assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { linearAxis, logAxis } from './axis.js';
import { durationUnit, listSizeSteps, numberUnit, sizeTick } from './axis-units.js';
import { pixelOf } from './chart.js';

const room = { lengthPx: 400, tickPx: 50 };

function tickLabels({ ticks, formatTick }: ReturnType<typeof logAxis>): string[] {
  return ticks.map(formatTick);
}

test('durations have ticks as clocks and rulers do', () => {
  expect(tickLabels(logAxis([3, 18], durationUnit, room))).toEqual(['2 ms', '5 ms', '10 ms', '20 ms']);
  expect(tickLabels(logAxis([40, 600_000], durationUnit, room))).toEqual([
    '100 ms',
    '1 s',
    '10 s',
    '1 min',
    '10 min',
  ]);
  expect(tickLabels(logAxis([0.004, 40 * 86_400_000], durationUnit, room)).at(-1)).toBe('1,000 h');
});

test('0 has a place of its own, before every other value', () => {
  const axis = logAxis([0, 30, 70], durationUnit, room);
  expect(tickLabels(axis)).toEqual(['0', '20 ms', '50 ms', '100 ms']);
  expect(axis.breakAt).toBeGreaterThan(axis.positionOf(0));
  expect(axis.breakAt).toBeLessThan(axis.positionOf(20));
});

test('without a 0 there is no such place, and with nothing else there is one still', () => {
  expect(logAxis([30, 70], durationUnit, room).breakAt).toBeNull();
  expect(tickLabels(logAxis([0, 0], durationUnit, room))[0]).toBe('0');
});

test('counts below 1 keep their decimals, large ones get commas', () => {
  expect(tickLabels(logAxis([0.0012, 4_000], numberUnit, room))).toEqual([
    '0.001',
    '0.01',
    '0.1',
    '1',
    '10',
    '100',
    '1,000',
  ]);
});

test('sizes have binary ticks', () => {
  const axis = linearAxis([3_000], sizeTick, 5, listSizeSteps);
  expect(tickLabels(axis)).toEqual(['0 B', '1 KiB', '2 KiB', '3 KiB']);
});

test('every value has its place within the axis, in order, and ticks keep their distance', () => {
  const value = double({ min: 1e-3, max: 1e9, noNaN: true });
  assert(
    property(array(value, { minLength: 1, maxLength: 20 }), (values) => {
      for (const axis of [logAxis([0, ...values], durationUnit, room), logAxis(values, numberUnit, room)]) {
        const pixels = values
          .toSorted((left, right) => left - right)
          .map((item) => pixelOf(axis, item, 0, room.lengthPx));
        expect(pixels.every((pixel) => pixel >= -1e-6 && pixel <= room.lengthPx + 1e-6)).toBe(true);
        expect(pixels).toEqual(pixels.toSorted((left, right) => left - right));
        const ticks = axis.ticks.map((tick) =>
          pixelOf({ ...axis, positionOf: Number }, tick, 0, room.lengthPx),
        );
        const gaps = ticks.slice(1).map((pixel, index) => pixel - (ticks[index] ?? 0));
        expect(gaps.slice(axis.breakAt === null ? 0 : 1).every((gap) => gap >= room.tickPx - 1e-6)).toBe(
          true,
        );
      }
    }),
  );
});
