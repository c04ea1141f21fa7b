import type { LatencyDistribution } from '../core/latency-distribution.js';
import { withHistogram } from './latency-histogram.js';
import { listSteps } from './list-steps.js';
import { renderHgrm } from './render-hgrm.js';
import { type LoggedTrial, renderHlog } from './render-hlog.js';
import type { TrialMeasurement } from './trial-measurement.js';

/** What of a trial its distributions are made of; run.json keeps it all. */
export interface DistributedTrial {
  readonly trial: number;
  readonly label: string;
  readonly measurement: Pick<
    TrialMeasurement,
    'latencyHistogram' | 'latencySamples' | 'readLatencies' | 'timeline'
  >;
}

interface LabelledHistogram extends LoggedTrial {
  readonly label: string;
}

const msPerS = 1_000;

/**
 * The delivery latencies of each strategy, all its trials together.
 * @param labels in the order wanted; a strategy without any latency is left out
 * @param trials those measured whole
 * @param windowMs each trial's measured window; null where it is not known: the longest timeline stands in for it
 */
export function describeDistributions(
  labels: readonly string[],
  trials: readonly DistributedTrial[],
  windowMs: number | null,
): readonly LatencyDistribution[] {
  const histograms = trials
    .filter(({ measurement }) => measurement.latencySamples > 0)
    .map(({ measurement, ...trial }) => ({ ...trial, histogram: measurement.latencyHistogram }));
  return describeEach('Delivery latencies', labels, histograms, windowMs ?? longestTimelineMs(trials));
}

/** The same of the time until a reader had its answer; a strategy of which nothing was read is left out. */
export function describeReadDistributions(
  labels: readonly string[],
  trials: readonly DistributedTrial[],
  windowMs: number | null,
): readonly LatencyDistribution[] {
  const histograms = trials.flatMap(({ measurement: { readLatencies }, ...trial }) =>
    readLatencies === null ? [] : [{ ...trial, histogram: readLatencies.histogram }],
  );
  return describeEach('Read latencies', labels, histograms, windowMs ?? longestTimelineMs(trials));
}

function describeEach(
  what: string,
  labels: readonly string[],
  histograms: readonly LabelledHistogram[],
  windowMs: number,
): readonly LatencyDistribution[] {
  return labels.flatMap((label) => {
    const own = histograms.filter((histogram) => histogram.label === label);
    return own.length === 0 ? [] : [describeOne(what, label, own, windowMs)];
  });
}

function describeOne(
  what: string,
  label: string,
  trials: readonly LoggedTrial[],
  windowMs: number,
): LatencyDistribution {
  const merged = mergeHistograms(trials);
  return {
    label,
    count: merged.count,
    steps: listSteps(merged.encoded),
    hgrm: renderHgrm(merged.encoded),
    hlog: renderHlog(what, trials, windowMs),
  };
}

function mergeHistograms(trials: readonly LoggedTrial[]): {
  readonly count: number;
  readonly encoded: string;
} {
  return withHistogram((merged) => {
    for (const { histogram } of trials) {
      merged.mergeEncoded(histogram);
    }
    return { count: merged.count, encoded: merged.encode() };
  });
}

/** Up to the end of the longest timeline, whose rows all cover the same time: the window and the drain behind it. */
function longestTimelineMs(trials: readonly DistributedTrial[]): number {
  const endsS = trials.map(({ measurement: { timeline } }) => {
    const last = timeline.at(-1)?.second ?? 0;
    const beforeLast = timeline.at(-2)?.second ?? last - 1;
    return last + (last - beforeLast);
  });
  return Math.max(0, ...endsS) * msPerS;
}
