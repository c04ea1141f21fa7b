import { type FreshnessMetric, freshnessWords } from '../ranking/rank-strategies.js';

/** What stands behind a figure of freshness that is not the usual one, latency: ` mean age of answers`. */
export function freshnessSuffix(freshness: FreshnessMetric): string {
  return freshness === 'latency_p50_ms' ? '' : ` ${freshnessWords[freshness]}`;
}
