import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { comparisonOf } from './comparison-of.js';

const trials = 6;

const webhook = comparisonRow(
  'webhook',
  { latency_p50_ms: 2.1, latency_mean_ms: 2.4, requests_total: 144, stale_share: 0.004 },
  {
    trials,
    latencySamples: 144,
    medians: { latency_p50_ms: 2, latency_mean_ms: 2.5, requests_per_event: 1, stale_share: 0.004 },
    intervals: {
      latency_p50_ms: { low: 1.9, high: 2.25 },
      latency_mean_ms: { low: 0.4, high: 45_000 },
      requests_per_event: { low: 1, high: 1 },
      stale_share: { low: 0.0035, high: 0.0045 },
    },
  },
);

const poll = comparisonRow(
  'slow poll',
  { latency_p50_ms: 2_480, latency_mean_ms: 2_500, requests_total: 20, stale_share: 0.9 },
  {
    trials,
    latencySamples: 144,
    medians: { latency_p50_ms: 2_510, latency_mean_ms: 2_490, requests_per_event: 0.13, stale_share: 0.91 },
    intervals: {
      latency_p50_ms: { low: 2_400, high: 2_620 },
      latency_mean_ms: { low: 2_300, high: 2_600 },
      requests_per_event: { low: 0.11, high: 0.16 },
      stale_share: { low: 0.88, high: 0.93 },
    },
  },
);

/** Two strategies over six trials, with intervals, and a difference that is one beside another that is none. */
export const repeatedComparison: Comparison = {
  ...comparisonOf([webhook, poll]),
  contrasts: [
    {
      label: 'webhook',
      against: 'slow poll',
      metric: 'latency_p50_ms',
      trials,
      ratio: 0.000_81,
      interval: { low: 0.000_74, high: 0.000_9 },
      verdict: 'less',
    },
    {
      label: 'webhook',
      against: 'slow poll',
      metric: 'requests_total',
      trials,
      ratio: 7.2,
      interval: { low: 6.5, high: 8.1 },
      verdict: 'more',
    },
    {
      label: 'webhook',
      against: 'slow poll',
      metric: 'consumer_cpu_ms',
      trials,
      ratio: 1.02,
      interval: { low: 0.97, high: 1.05 },
      verdict: 'no-difference',
    },
  ],
};

/** The same with fewer trials: medians, and nothing to tell differences by. */
export function repeatedLess(count: number): Comparison {
  const shorten = (row: ComparisonRow): ComparisonRow => ({
    ...row,
    trials: count,
    medians: count > 1 ? row.medians : {},
    intervals: {},
  });
  return {
    ...repeatedComparison,
    rows: repeatedComparison.rows.map(shorten),
    contrasts: repeatedComparison.contrasts.map((contrast) => ({
      ...contrast,
      trials: count,
      interval: null,
      verdict: 'too-few-trials',
    })),
  };
}
