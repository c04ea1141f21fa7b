import { expect, test } from 'vitest';
import { latencyPercentiles } from './latency-quantiles.js';
import { samplesNeeded, supportedPercentile } from './percentile-support.js';

test('a percentile needs a sample in which one value lies above it', () => {
  expect(latencyPercentiles.map((metric) => [metric, samplesNeeded(metric)])).toEqual([
    ['latency_p50_ms', 2],
    ['latency_p90_ms', 10],
    ['latency_p95_ms', 20],
    ['latency_p99_ms', 100],
    ['latency_p999_ms', 1_000],
  ]);
});

test('the bound itself is enough, one less is not', () => {
  expect(supportedPercentile('latency_p99_ms', 100)).toBe(true);
  expect(supportedPercentile('latency_p99_ms', 99)).toBe(false);
  expect(supportedPercentile('read_latency_p99_ms', 100)).toBe(true);
  expect(supportedPercentile('read_latency_p99_ms', 99)).toBe(false);
});

test('what is no percentile is always supported', () => {
  expect(supportedPercentile('latency_mean_ms', 1)).toBe(true);
  expect(supportedPercentile('requests_total', 0)).toBe(true);
});
