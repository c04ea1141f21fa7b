import {
  type LatencyPercentile,
  latencyPercentiles,
  latencyQuantiles,
} from '../../core/latency-quantiles.js';
import { samplesNeeded, supportedPercentile } from '../../core/percentile-support.js';
import { joinWords } from '../words/join-words.js';
import { type FigureCheck, warn } from './figures.js';

/** Percentiles beyond what the sample can tell: they are hardly more than the maximum. */
export const fewSamples: FigureCheck = ({ metrics, latencySamples }) => {
  const unsupported = latencyPercentiles.filter(
    (name) => metrics[name] !== null && !supportedPercentile(name, latencySamples),
  );
  if (unsupported.length === 0) {
    return null;
  }
  const needs = unsupported.map((name) => `${nameOf(name)} (needs ${samplesNeeded(name)})`);
  const verb = unsupported.length === 1 ? 'rests' : 'rest';
  const sample = latencySamples === 1 ? '1 latency' : `${latencySamples} latencies`;
  return warn(
    'few-samples',
    unsupported,
    `${joinWords(needs)} ${verb} on ${sample}: too few to be quoted. A longer duration, a higher rate or more ` +
      'trials give more.',
  );
};

/** `p99.9` of `latency_p999_ms`. */
function nameOf(percentile: LatencyPercentile): string {
  return `p${Number((latencyQuantiles[percentile] * 100).toFixed(3))}`;
}
