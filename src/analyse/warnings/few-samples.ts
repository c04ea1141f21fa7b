import { latencyPercentiles, latencyQuantiles } from '../../core/latency-quantiles.js';
import { supportedPercentile } from '../../core/percentile-support.js';
import { type FigureCheck, warn } from './figures.js';
import { describeTooFew, percentileInWords } from './too-few.js';

/** Percentiles beyond what the sample can tell: they are hardly more than the maximum. */
export const fewSamples: FigureCheck = ({ metrics, latencySamples }) => {
  const unsupported = latencyPercentiles.filter(
    (name) => metrics[name] !== null && !supportedPercentile(name, latencySamples),
  );
  if (unsupported.length === 0) {
    return null;
  }
  const named = unsupported.map((metric) => ({ metric, words: percentileInWords(latencyQuantiles[metric]) }));
  const sample = latencySamples === 1 ? '1 latency' : `${latencySamples} latencies`;
  return warn('few-samples', unsupported, describeTooFew(named, sample));
};
