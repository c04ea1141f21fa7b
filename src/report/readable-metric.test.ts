import { expect, test } from 'vitest';
import {
  noValue,
  readableCount,
  readableDuration,
  readableDurations,
  readableMetric,
  readableShare,
  readableSize,
  splitUnit,
} from './readable-metric.js';

test.each([
  [0, '0 ms'],
  [0.087, '87.0 µs'],
  [1.234, '1.23 ms'],
  [99.96, '100 ms'],
  [812.3, '812 ms'],
  [999.4, '999 ms'],
  [999.7, '1.00 s'],
  [2_510.25, '2.51 s'],
  [90_000, '1.50 min'],
  [270_000_000, '75.0 h'],
])('reads %d ms as %s', (valueMs, expected) => {
  expect(readableDuration(valueMs)).toBe(expected);
});

test.each([
  [0, '0 B'],
  [24, '24 B'],
  [999, '999 B'],
  [1_024, '1.00 KiB'],
  [27_696, '27.0 KiB'],
  [5 * 2 ** 30, '5.00 GiB'],
])('reads %d bytes as %s', (bytes, expected) => {
  expect(readableSize(bytes)).toBe(expected);
});

test.each([
  [0, '0.0 %'],
  [0.0001, '<0.1 %'],
  [0.862, '86.2 %'],
  [0.99999, '>99.9 %'],
  [1, '100.0 %'],
])('reads a share of %d as %s', (share, expected) => {
  expect(readableShare(share)).toBe(expected);
});

test.each([
  [0, '0'],
  [25, '25'],
  [12_345, '12,345'],
  [2_900_000, '2.90 M'],
  [30e9, '30.0 G'],
  [2.4, '2.40'],
])('reads a count of %d as %s', (count, expected) => {
  expect(readableCount(count)).toBe(expected);
});

test('reads a value per event in the unit that its name carries', () => {
  expect(readableMetric('requests_per_event', 1.0416)).toBe('1.04');
  expect(readableMetric('requests_per_event', 0.001)).toBe('<0.01');
  expect(readableMetric('bytes_per_event', 1_154)).toBe('1.13 KiB');
  expect(readableMetric('source_cpu_ms_per_event', 0.4)).toBe('400 µs');
  expect(readableMetric('peak_inbound_per_second', 5)).toBe('5/s');
  expect(readableMetric('latency_p50_ms', null)).toBe(noValue);
});

test.each([
  [
    [531, 1_020],
    ['531 ms', '1,020 ms'],
  ],
  [
    [378, 12_000],
    ['0.38 s', '12.0 s'],
  ],
  [
    [0, 0.24, 12.3],
    ['0 ms', '0.24 ms', '12.3 ms'],
  ],
  [
    [0.24, 1.2],
    ['240 µs', '1,200 µs'],
  ],
  [
    [48_800, 120_000],
    ['48.8 s', '120 s'],
  ],
  [
    [0, 0],
    ['0 ms', '0 ms'],
  ],
  [
    [2, 270_000_000],
    ['2.00 ms', '75.0 h'],
  ],
  [[], []],
])('%j beside each other read %j', (valuesMs, texts) => {
  expect(readableDurations(valuesMs)).toEqual(texts);
});

test.each([
  ['4.20 s', { figure: '4.20', unit: ' s' }],
  ['<0.1 %', { figure: '<0.1', unit: ' %' }],
  ['12,345', { figure: '12,345', unit: '' }],
  ['—', { figure: '—', unit: '' }],
])('%s is a figure and its unit', (text, parts) => {
  expect(splitUnit(text)).toEqual(parts);
});
