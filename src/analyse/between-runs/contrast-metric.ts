import { median } from 'simple-statistics';
import type { RunVerdict } from '../../core/between-runs.js';
import { type MetricName, metricCatalogue } from '../../core/metric-catalogue.js';
import { type RepeatedTrial, repeatedValue } from '../repetition/over-trials.js';
import { pairedRatio, type RatioEstimate } from '../statistics/paired-ratio.js';
import { unpairedRatio } from '../statistics/unpaired-ratio.js';
import type { MetricContrast, TrialMatching } from './runs-comparison.js';

/** The trials of one strategy in both runs; of a paired comparison as many, in the same order. */
export interface MatchedTrials {
  readonly matching: TrialMatching;
  readonly baseline: readonly RepeatedTrial[];
  readonly candidate: readonly RepeatedTrial[];
}

/** What keeps metrics of a strategy from being judged. */
export interface MetricConditions {
  readonly toleranceShare: number;
  /** A machine disturbed one of the two, and that was not accepted. */
  readonly isDisturbed: boolean;
  readonly hasOtherConsumers: boolean;
  /** The measured windows are of other lengths. */
  readonly hasOtherWindow: boolean;
}

const totals: ReadonlySet<MetricName> = new Set(
  metricCatalogue.flatMap(({ name, unit }) =>
    unit === 'count' || unit === 'bytes' || name.endsWith('_cpu_ms') ? [name] : [],
  ),
);

/** Both medians, and where both are known their ratio with its interval and verdict. */
export function contrastMetric(
  metric: MetricName,
  trials: MatchedTrials,
  conditions: MetricConditions,
): MetricContrast {
  const [baseline, candidate] = [valuesOf(trials.baseline, metric), valuesOf(trials.candidate, metric)];
  const common = {
    metric,
    baselineTrials: trials.baseline.length,
    candidateTrials: trials.candidate.length,
    baselineMedian: baseline && median([...baseline]),
    candidateMedian: candidate && median([...candidate]),
  };
  if (baseline === null || candidate === null) {
    const verdict = isOnlyUnsupported(metric, trials) ? 'few-samples' : 'no-figure';
    return { ...common, ratio: null, interval: null, verdict };
  }
  const estimate =
    trials.matching === 'paired'
      ? pairedRatio(candidate.map((value, index) => [value, baseline[index] ?? Number.NaN] as const))
      : unpairedRatio(candidate, baseline);
  return {
    ...common,
    ratio: finiteOrNull(estimate.ratio),
    interval: estimate.interval && {
      low: finiteOrNull(estimate.interval.low),
      high: finiteOrNull(estimate.interval.high),
    },
    verdict: findReason(metric, trials, conditions) ?? judge(estimate, conditions.toleranceShare),
  };
}

/** Null unless every trial has the figure. */
function valuesOf(trials: readonly RepeatedTrial[], metric: MetricName): readonly number[] | null {
  const values = trials.flatMap((trial) => repeatedValue(trial, metric) ?? []);
  return values.length === trials.length && values.length > 0 ? values : null;
}

/** Whether the figures are there, and only rest on too few latencies to say anything. */
function isOnlyUnsupported(metric: MetricName, { baseline, candidate }: MatchedTrials): boolean {
  return [baseline, candidate].every(
    (trials) => trials.length > 0 && trials.every(({ metrics }) => metrics[metric] !== null),
  );
}

function findReason(
  metric: MetricName,
  { baseline, candidate }: MatchedTrials,
  { isDisturbed, hasOtherConsumers, hasOtherWindow }: MetricConditions,
): RunVerdict | null {
  if (isDisturbed) {
    return 'disturbed';
  }
  if (hasOtherConsumers) {
    return 'other-consumers';
  }
  if (hasOtherWindow && totals.has(metric)) {
    return 'other-window';
  }
  const isPartial = [...baseline, ...candidate].some(({ metrics }) => (metrics.events_lost ?? 0) > 0);
  return metric.startsWith('latency_') && isPartial ? 'events-lost' : null;
}

function judge({ interval }: RatioEstimate, toleranceShare: number): RunVerdict {
  if (interval === null) {
    return 'too-few-trials';
  }
  if (interval.low > 1) {
    return interval.low > 1 + toleranceShare ? 'regression' : 'worse';
  }
  return interval.high < 1 ? 'better' : 'no-difference';
}

/** JSON knows no infinity. */
function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
