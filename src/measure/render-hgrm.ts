import type { LatencyHistogram } from './latency-histogram.js';

/** Reporting points for each halving of the distance to 100 %: what HdrHistogram's own tools use by default. */
const ticksPerHalving = 5;
const usPerMs = 1_000;

/**
 * A histogram of microseconds as HdrHistogram's percentile output (`.hgrm`), in milliseconds: the form that its
 * plotters read.
 * @see https://hdrhistogram.github.io/HdrHistogram/plotFiles.html
 */
export function renderHgrm(histogram: LatencyHistogram): string {
  return histogram.percentileOutput(ticksPerHalving, usPerMs);
}
