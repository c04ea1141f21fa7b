import type { MetricValues } from '../core/metric-catalogue.js';
import type { LatencyHistogram } from './latency-histogram.js';
import type { ReadFigures } from './measure-reads.js';
import type { ReadLatencies } from './trial-measurement.js';

/** The answered reads of one or more trials, added up: what every figure about them is derived from. */
export interface ReadSums {
  /** Of their latencies. */
  readonly histogram: LatencyHistogram;
  /** Exact sum of all latencies in the histogram. */
  readonly latencySumUs: number;
  /** Infinity where no read was answered. */
  readonly shortestUs: number;
  /** 0 where no read was answered. */
  readonly longestUs: number;
  /** Answers that lacked an event. */
  readonly stale: number;
  readonly ageSumUs: number;
}

/**
 * Adds up the reads of one trial.
 * @param histogram empty; gets their latencies
 */
export function sumReads(figures: ReadFigures | null, histogram: LatencyHistogram): ReadSums {
  let latencySumUs = 0;
  let shortestUs = Number.POSITIVE_INFINITY;
  let longestUs = 0;
  for (const latencyUs of figures?.latenciesUs ?? []) {
    histogram.record(latencyUs);
    latencySumUs += latencyUs;
    shortestUs = Math.min(shortestUs, latencyUs);
    longestUs = Math.max(longestUs, latencyUs);
  }
  const { stale = 0, ageSumUs = 0 } = figures ?? {};
  return { histogram, latencySumUs, shortestUs, longestUs, stale, ageSumUs };
}

/** What of a trial the sums can be had back from. */
export interface ReadTrial {
  readonly metrics: MetricValues;
  readonly readLatencies: ReadLatencies | null;
}

/**
 * Adds up the reads of several trials. Sums behind a mean or a share are whole numbers (of microseconds, of reads), so
 * what rounding took from them can be put back.
 * @param histogram empty; gets their latencies
 */
export function poolReads(trials: readonly ReadTrial[], histogram: LatencyHistogram): ReadSums {
  const sums = { latencySumUs: 0, shortestUs: Number.POSITIVE_INFINITY, longestUs: 0, stale: 0, ageSumUs: 0 };
  for (const { metrics, readLatencies } of trials) {
    if (readLatencies !== null) {
      const answered = histogram.mergeEncoded(readLatencies.histogram);
      sums.latencySumUs += Math.round((metrics.read_latency_mean_ms ?? 0) * 1_000 * answered);
      sums.shortestUs = Math.min(sums.shortestUs, readLatencies.shortestUs);
      sums.longestUs = Math.max(sums.longestUs, readLatencies.longestUs);
      sums.stale += Math.round((metrics.stale_read_share ?? 0) * answered);
      sums.ageSumUs += Math.round((metrics.read_age_mean_ms ?? 0) * 1_000 * answered);
    }
  }
  return { histogram, ...sums };
}
