import { latencyPercentiles } from '../core/latency-quantiles.js';
import { samplesNeeded, supportedPercentile } from '../core/percentile-support.js';
import { noValue, readableCount } from './readable-metric.js';

/** The highest percentile that so many latencies support, as people call it: `p99.9`; a dash where there is none. */
export function highestPercentile(samples: number): string {
  const supported = latencyPercentiles.filter((name) => supportedPercentile(name, samples)).at(-1);
  return samples === 0 || supported === undefined ? noValue : percentileName(supported);
}

/** The percentiles that so many latencies can't support, with what each needs: `p99.9 needs 1,000+`. */
export function unsupportedPercentiles(samples: number): readonly string[] {
  return latencyPercentiles
    .filter((name) => !supportedPercentile(name, samples))
    .map((name) => `${percentileName(name)} needs ${readableCount(samplesNeeded(name))}+`);
}

/** `p95; p99 needs 100+`: how far so many latencies reach, and what the next step takes. */
export function sampleInWords(samples: number): string {
  const [next] = unsupportedPercentiles(samples);
  const highest = highestPercentile(samples);
  return samples === 0 || next === undefined ? highest : `${highest}; ${next}`;
}

/** `p99.9` of `latency_p999_ms`. */
function percentileName(metric: string): string {
  const digits = /p(\d+)/.exec(metric)?.[1] ?? '';
  return digits.length > 2 ? `p${digits.slice(0, 2)}.${digits.slice(2)}` : `p${digits}`;
}
