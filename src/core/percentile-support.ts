import { latencyQuantiles, readLatencyQuantiles } from './latency-quantiles.js';
import type { MetricName } from './metric-catalogue.js';

/**
 * How many latencies a metric needs to say more than the maximum does: 1/(1−q) for the percentile q, so that at
 * least one of the values lies above it (p99: 100), and 1 for everything that is no percentile of latency.
 */
export function samplesNeeded(metric: MetricName): number {
  const quantile = quantileOf(metric);
  return quantile === undefined ? 1 : Math.round(1 / (1 - quantile));
}

/** Whether `samples` latencies (of reads, for a percentile of those) support this metric. One that they do not is marked, never shown bare. */
export function supportedPercentile(metric: MetricName, samples: number): boolean {
  return quantileOf(metric) === undefined || samples >= samplesNeeded(metric);
}

function quantileOf(metric: MetricName): number | undefined {
  const quantiles: Partial<Record<MetricName, number>> = { ...latencyQuantiles, ...readLatencyQuantiles };
  return quantiles[metric];
}
