import { expect, test } from 'vitest';
import type { MetricValues } from '../../core/metric-catalogue.js';
import { metricsWith } from '../testing/comparison-row.js';
import { overTrials, type RepeatedTrial } from './over-trials.js';

function trial(metrics: Partial<MetricValues>, latencySamples = 100): RepeatedTrial {
  return { metrics: metricsWith(metrics), latencySamples };
}

const means = (values: readonly number[]) => values.map((value) => trial({ latency_mean_ms: value }));

test('one trial repeats nothing', () => {
  expect(overTrials([])).toEqual({ medians: {}, intervals: {} });
  expect(overTrials(means([5]))).toEqual({ medians: {}, intervals: {} });
});

test('from two trials on a median, from six on an interval', () => {
  expect(overTrials(means([5, 9]))).toEqual({ medians: { latency_mean_ms: 7 }, intervals: {} });
  expect(overTrials(means([5, 9, 1, 2, 3]))).toEqual({ medians: { latency_mean_ms: 3 }, intervals: {} });
  expect(overTrials(means([60, 10, 50, 20, 40, 30]))).toEqual({
    medians: { latency_mean_ms: 35 },
    intervals: {
      latency_mean_ms: { low: expect.closeTo(10 + 50 / 14, 9), high: expect.closeTo(60 - 50 / 14, 9) },
    },
  });
});

test('a metric that some trials do not have has neither', () => {
  expect(overTrials([...means([1, 2]), trial({ age_mean_ms: 3 })])).toEqual({ medians: {}, intervals: {} });
});

test('a percentile beyond the latencies of a single trial has neither, however many trials there are', () => {
  const { medians } = overTrials(
    Array.from({ length: 20 }, () => trial({ latency_p90_ms: 9, latency_p99_ms: 10 }, 99)),
  );
  expect(medians).toEqual({ latency_p90_ms: 9 });
});

test('percentiles of reads rest on the reads that were answered', () => {
  const reads = { reads_total: 101, read_latency_p50_ms: 4, read_latency_p99_ms: 8 };
  const medianOf = (reads_failed: number) =>
    overTrials([1, 2].map(() => trial({ ...reads, reads_failed }, 0))).medians.read_latency_p99_ms;
  expect(medianOf(1)).toBe(8);
  expect(medianOf(2)).toBeUndefined();
});
