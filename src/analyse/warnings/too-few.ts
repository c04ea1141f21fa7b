import type { MetricName } from '../../core/metric-catalogue.js';
import { samplesNeeded } from '../../core/percentile-support.js';
import { joinWords } from '../../core/words/join-words.js';

/**
 * Why percentiles must not be quoted, and what helps.
 * @param sample what they rest on, in words: `24 latencies`
 */
export function describeTooFew(
  percentiles: readonly { readonly metric: MetricName; readonly words: string }[],
  sample: string,
): string {
  const needs = percentiles.map(
    ({ metric, words }) => `${words} (needs ${samplesNeeded(metric).toLocaleString('en')}+)`,
  );
  const verb = percentiles.length === 1 ? 'rests' : 'rest';
  return (
    `${joinWords(needs)} ${verb} on ${sample}: too few to be quoted. A longer duration, a higher rate or more ` +
    'trials give more.'
  );
}

/** `p99.9` of the quantile 0.999. */
export function percentileInWords(quantile: number): string {
  return `p${Number((quantile * 100).toFixed(3))}`;
}
