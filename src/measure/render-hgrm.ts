import { openHistogram } from './open-histogram.js';

/** Reporting points for each halving of the distance to 100 %: what HdrHistogram's own tools use by default. */
const ticksPerHalving = 5;
const usPerMs = 1_000;

/**
 * A histogram of microseconds as HdrHistogram's percentile output (`.hgrm`), in milliseconds: the form that its
 * plotters read. Values are nearest rank, at most 0.1 % above the exact ones; mean and standard deviation are those of
 * the histogram, not of the exact values.
 * @param encoded what `LatencyHistogram.encode` wrote
 * @see https://hdrhistogram.github.io/HdrHistogram/plotFiles.html
 */
export function renderHgrm(encoded: string): string {
  return openHistogram(encoded).outputPercentileDistribution(ticksPerHalving, usPerMs);
}
