import { assert, double, maxSafeInteger, property } from 'fast-check';
import { expect, test } from 'vitest';
import { fixedCell, metricCell } from './number-cells.js';

test('gives every unit its precision', () => {
  expect(metricCell(1.9500000000000002, 'ms')).toBe('1.950');
  expect(metricCell(1 / 3, 'share')).toBe('0.333333');
  expect(metricCell(1154, 'per_event')).toBe('1154.000000');
  expect(metricCell(24, 'count')).toBe('24');
  expect(metricCell(2 ** 40, 'bytes')).toBe('1099511627776');
});

test('keeps the decimals of an expected count', () => {
  expect(metricCell(2.4, 'count')).toBe('2.400');
});

test('leaves the cell empty for null, and writes 0 for 0', () => {
  expect(metricCell(null, 'ms')).toBe('');
  expect(metricCell(undefined, 'ms')).toBe('');
  expect(metricCell(0, 'ms')).toBe('0.000');
});

test('writes no negative zero', () => {
  expect(fixedCell(-0.0000001, 6)).toBe('0.000000');
  expect(fixedCell(-0, 0)).toBe('0');
  expect(fixedCell(-0.5, 6)).toBe('-0.500000');
});

test('writes no exponent, and nothing further from the number than half its last decimal', () => {
  const values = double({ min: -1e15, max: 1e15, noNaN: true });
  assert(
    property(values, (value) => {
      const text = fixedCell(value, 3);
      expect(text).toMatch(/^-?\d+\.\d{3}$/);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.0005 + Math.abs(value) * 2 ** -52);
    }),
  );
});

test('keeps every digit of a whole number', () => {
  assert(
    property(maxSafeInteger(), (count) => {
      expect(fixedCell(count, 0)).toBe(BigInt(count).toString());
    }),
    { examples: [[Number.MAX_SAFE_INTEGER], [Number.MIN_SAFE_INTEGER]] },
  );
});
