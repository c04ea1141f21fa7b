import { readLatencyPercentiles, readLatencyQuantiles } from '../../core/latency-quantiles.js';
import { supportedPercentile } from '../../core/percentile-support.js';
import { type FigureCheck, warn } from './figures.js';
import { describeTooFew, percentileInWords } from './too-few.js';

/** Percentiles of read latency beyond what the answered reads can tell. */
export const fewReads: FigureCheck = ({ metrics }) => {
  const answered = (metrics.reads_total ?? 0) - (metrics.reads_failed ?? 0);
  const unsupported = readLatencyPercentiles.filter(
    (name) => metrics[name] !== null && !supportedPercentile(name, answered),
  );
  if (unsupported.length === 0) {
    return null;
  }
  const named = unsupported.map((metric) => ({
    metric,
    words: `${percentileInWords(readLatencyQuantiles[metric])} of reads`,
  }));
  const sample = answered === 1 ? '1 answer' : `${answered} answers`;
  return warn('few-samples', unsupported, describeTooFew(named, sample));
};
