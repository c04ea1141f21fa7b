import { expect, test } from 'vitest';
import { comparisonRow } from '../../../analyse/testing/comparison-row.js';
import { explainMarks, markedFigure } from './marked-figure.js';

const row = comparisonRow('webhook', { latency_p50_ms: 2, latency_p99_ms: 9, requests_per_event: 1 });

test('a percentile that the sample cannot support has an asterisk', () => {
  const small = { ...row, latencySamples: 12 };
  expect(markedFigure(small, 'latency_p50_ms')).toBe('2.00 ms');
  expect(markedFigure(small, 'latency_p99_ms')).toBe('9.00 ms*');
  expect(markedFigure({ ...row, latencySamples: 100 }, 'latency_p99_ms')).toBe('9.00 ms');
});

test('so has whatever a warning names, but not what is not there', () => {
  const warned = {
    ...row,
    latencySamples: 100,
    warnings: [{ code: 'w', metrics: ['requests_per_event', 'latency_p999_ms'] as const, text: 'so it is' }],
  };
  expect(markedFigure(warned, 'requests_per_event')).toBe('1.00*');
  expect(markedFigure(warned, 'latency_p50_ms')).toBe('2.00 ms');
  expect(markedFigure(warned, 'latency_p999_ms')).not.toContain('*');
});

test('the asterisk is explained where there is one', () => {
  expect(explainMarks('1.00', '2.00 ms*')).toContain('do not quote it bare');
  expect(explainMarks('1.00')).toBe('');
});
