import type { MetricName } from './metric-catalogue.js';

/** The percentiles of delivery latency that the tables show, as quantiles in (0, 1). */
export const latencyQuantiles = {
  latency_p50_ms: 0.5,
  latency_p90_ms: 0.9,
  latency_p95_ms: 0.95,
  latency_p99_ms: 0.99,
  latency_p999_ms: 0.999,
} as const satisfies Partial<Record<MetricName, number>>;

export type LatencyPercentile = keyof typeof latencyQuantiles;

export const latencyPercentiles: readonly LatencyPercentile[] = [
  'latency_p50_ms',
  'latency_p90_ms',
  'latency_p95_ms',
  'latency_p99_ms',
  'latency_p999_ms',
];

/** The percentiles of read latency that the tables show, as quantiles in (0, 1). */
export const readLatencyQuantiles = {
  read_latency_p50_ms: 0.5,
  read_latency_p99_ms: 0.99,
} as const satisfies Partial<Record<MetricName, number>>;

export type ReadLatencyPercentile = keyof typeof readLatencyQuantiles;

export const readLatencyPercentiles: readonly ReadLatencyPercentile[] = [
  'read_latency_p50_ms',
  'read_latency_p99_ms',
];
