import { build, type Histogram, HistogramLogWriter } from 'hdr-histogram-js';
import { listRecordedValues } from './open-histogram.js';

/** One interval of a log. */
export interface LoggedTrial {
  /** From 1. */
  readonly trial: number;
  /** What `LatencyHistogram.encode` wrote. */
  readonly histogram: string;
}

const msPerS = 1_000;
const nsPerUs = 1_000;
const nsPerMs = 1_000_000;

/** One more than the histograms of a run have, so that counting in nanoseconds adds at most another 0.01 %. */
const significantDigits = 4;

/**
 * The trials of one strategy as an HdrHistogram interval log (`.hlog`, version 1.3): one interval for each trial,
 * without tags. Values are nanoseconds: the log does not say its unit, and HdrHistogram's tools take it for that. Times
 * are seconds, as if the measured windows of all trials had followed each other without a pause; a trial that is
 * missing leaves a gap. There is no start time, because the wall clock would make each simulation's log another.
 *
 * @param what what was timed, in words, for the first line
 * @param windowMs how long each trial's measured window was
 * @see https://hdrhistogram.github.io/HdrHistogram/JavaDoc/org/HdrHistogram/HistogramLogWriter.html
 */
export function renderHlog(what: string, trials: readonly LoggedTrial[], windowMs: number): string {
  const lines: string[] = [];
  const writer = new HistogramLogWriter((line) => lines.push(line));
  writer.outputComment(`[${what} in nanoseconds; one interval for each trial; Interval_Max in milliseconds]`);
  writer.outputLogFormatVersion();
  writer.outputLegend();
  for (const { trial, histogram } of trials) {
    const startS = ((trial - 1) * windowMs) / msPerS;
    const endS = (trial * windowMs) / msPerS;
    writer.outputIntervalHistogram(toNanoseconds(histogram), startS, endS, nsPerMs);
  }
  return lines.join('');
}

/** Whole nanoseconds stay exact up to 104 days, longer than any trial with its drain. */
function toNanoseconds(encoded: string): Histogram {
  const values = listRecordedValues(encoded);
  const highestNs = (values.at(-1)?.valueUs ?? 0) * nsPerUs;
  const table = build({
    bitBucketSize: 32,
    autoResize: true,
    highestTrackableValue: Math.max(2, highestNs),
    numberOfSignificantValueDigits: significantDigits,
  });
  for (const { valueUs, count } of values) {
    table.recordValueWithCount(valueUs * nsPerUs, count);
  }
  return table;
}
