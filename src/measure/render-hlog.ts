import { histogramLogHead, LatencyHistogram } from './latency-histogram.js';
import type { TrialMeasurement } from './trial-measurement.js';

/** One interval of a log. */
export interface LoggedTrial {
  readonly trial: number;
  readonly measurement: Pick<TrialMeasurement, 'latencyHistogram' | 'timeline'>;
}

/** Values are microseconds, and the log's readable column shows milliseconds. */
const usPerMs = 1_000;

/**
 * The trials of one strategy as an HdrHistogram interval log (`.hlog`): one interval for each trial. Times are seconds
 * from the start of the first trial's measured window, as if the trials had followed each other without a pause.
 * @see https://hdrhistogram.github.io/HdrHistogram/JavaDoc/org/HdrHistogram/HistogramLogWriter.html
 */
export function renderHlog(trials: readonly LoggedTrial[]): string {
  const lines: string[] = [];
  let startS = 0;
  for (const { measurement } of trials) {
    const endS = startS + secondsOf(measurement.timeline);
    lines.push(renderInterval(measurement.latencyHistogram, { startS, endS }));
    startS = endS;
  }
  const comment =
    'Delivery latencies in microseconds; one interval for each trial; Interval_Max in milliseconds';
  return histogramLogHead(comment) + lines.join('');
}

function renderInterval(
  encoded: string,
  interval: { readonly startS: number; readonly endS: number },
): string {
  const histogram = LatencyHistogram.decode(encoded);
  try {
    return histogram.logLine(interval, usPerMs);
  } finally {
    histogram.destroy();
  }
}

/** How long a trial was: up to the end of its timeline, whose rows all cover the same time. */
function secondsOf(timeline: TrialMeasurement['timeline']): number {
  const last = timeline.at(-1)?.second ?? 0;
  const beforeLast = timeline.at(-2)?.second ?? last - 1;
  return last + (last - beforeLast);
}
