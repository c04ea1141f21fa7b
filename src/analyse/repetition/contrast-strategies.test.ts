import { expect, test } from 'vitest';
import type { MetricValues } from '../../core/metric-catalogue.js';
import { metricsWith } from '../testing/comparison-row.js';
import { contrastStrategies, type RepeatedStrategy } from './contrast-strategies.js';

function strategy(
  label: string,
  trials: readonly (readonly [number, Partial<MetricValues>])[],
  consumers = 1,
): RepeatedStrategy {
  const measured = trials.map(
    ([number, metrics]) => [number, { metrics: metricsWith(metrics), latencySamples: 100 }] as const,
  );
  return { label, consumers, trials: new Map(measured) };
}

const levels = [100, 140, 90, 300, 120, 80];

function withMeans(label: string, factor: number, more: Partial<MetricValues> = {}): RepeatedStrategy {
  return strategy(
    label,
    levels.map((level, index) => [index + 1, { latency_mean_ms: level * factor, ...more }]),
  );
}

const verdictOf = (...strategies: readonly RepeatedStrategy[]) =>
  contrastStrategies(strategies).map(({ label, against, metric, ratio, verdict }) => [
    `${label}/${against}`,
    metric,
    ratio,
    verdict,
  ]);

test('every strategy is held against every later one, trial by trial', () => {
  expect(verdictOf(withMeans('a', 1), withMeans('b', 2), withMeans('c', 1))).toEqual([
    ['a/b', 'latency_mean_ms', expect.closeTo(0.5, 12), 'less'],
    ['a/c', 'latency_mean_ms', 1, 'no-difference'],
    ['b/c', 'latency_mean_ms', expect.closeTo(2, 12), 'more'],
  ]);
});

test('trials are paired by their number, not by their place, and those of one strategy alone are left out', () => {
  const backwards = withMeans('b', 2);
  const turned = { ...backwards, trials: new Map([...backwards.trials].reverse().slice(1)) };
  expect(contrastStrategies([withMeans('a', 1), turned])).toEqual([
    {
      label: 'a',
      against: 'b',
      metric: 'latency_mean_ms',
      trials: 5,
      ratio: expect.closeTo(0.5, 12),
      interval: null,
      verdict: 'too-few-trials',
    },
  ]);
});

test('other numbers of consumers are not compared, nor metrics that a trial does not have', () => {
  expect(verdictOf(withMeans('a', 1), { ...withMeans('b', 2), consumers: 9 })).toEqual([]);
  expect(
    verdictOf(
      strategy('a', [
        [1, { stale_share: 0.5 }],
        [2, {}],
      ]),
      strategy('b', [
        [1, { stale_share: 1 }],
        [2, {}],
      ]),
    ),
  ).toEqual([]);
  expect(verdictOf(strategy('a', []), strategy('b', []))).toEqual([]);
});

test('latencies are not held against each other where events were lost; the requests are', () => {
  const lossy = withMeans('b', 2, { events_lost: 1, requests_total: 4 });
  expect(verdictOf(withMeans('a', 1, { requests_total: 2 }), lossy)).toEqual([
    ['a/b', 'latency_mean_ms', expect.closeTo(0.5, 12), 'events-lost'],
    ['a/b', 'requests_total', expect.closeTo(0.5, 12), 'less'],
  ]);
});

test('what divides by nothing has no number, but a verdict', () => {
  const [contrast] = contrastStrategies([
    withMeans('a', 1),
    strategy(
      'b',
      levels.map((_, index) => [index + 1, { latency_mean_ms: 0 }]),
    ),
  ]);
  expect(contrast).toMatchObject({ ratio: null, interval: { low: null, high: null }, verdict: 'more' });
});
