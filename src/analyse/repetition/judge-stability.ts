import type { StabilityGoal } from '../../core/stability-goal.js';
import type { TrialResult } from '../../measure/trial-measurement.js';
import type { Stability } from '../comparison.js';
import { overTrials } from './over-trials.js';

/**
 * How near a run is to its goal. Strategies that do not have the metric in every trial, or failed in every one, are not
 * waited for.
 * @param results of the trials so far
 */
export function judgeStability(results: readonly TrialResult[], goal: StabilityGoal): Stability {
  const widths = groupByLabel(results).flatMap(([label, trials]) => widthOf(label, trials, goal));
  const widest = widths.toSorted((left, right) => right.share - left.share)[0] ?? null;
  const { metric, targetShare, mostTrials } = goal;
  return {
    ...{ metric, targetShare, mostTrials },
    reached: widest !== null && widest.share <= targetShare,
    widest: widest && { label: widest.label, share: Number.isFinite(widest.share) ? widest.share : null },
  };
}

/**
 * Whether no further trial is needed: the goal is reached, or can never be.
 * @param results of whole rounds: each strategy has had every trial so far
 */
export function isStable(results: readonly TrialResult[], goal: StabilityGoal): boolean {
  const trials = Math.max(0, ...results.map(({ trial }) => trial));
  const { reached, widest } = judgeStability(results, goal);
  return trials >= goal.fewestTrials && (reached || widest === null);
}

function groupByLabel(
  results: readonly TrialResult[],
): readonly (readonly [string, readonly TrialResult[]])[] {
  const labels = [...new Set(results.map(({ label }) => label))];
  return labels.map((label) => [label, results.filter((result) => result.label === label)]);
}

function widthOf(label: string, results: readonly TrialResult[], { metric }: StabilityGoal) {
  const trials = results.flatMap((result) => (result.state === 'measured' ? [result.measurement] : []));
  if (trials.every(({ metrics }) => metrics[metric] === null)) {
    return [];
  }
  const { medians, intervals } = overTrials(trials);
  return [{ label, share: relativeHalfWidth(medians[metric], intervals[metric]) }];
}

/** Infinite where there is no interval yet, and around a median of 0 that is not certain. */
function relativeHalfWidth(
  median: number | undefined,
  interval: { readonly low: number; readonly high: number } | undefined,
): number {
  if (median === undefined || interval === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const halfWidth = (interval.high - interval.low) / 2;
  return halfWidth === 0 ? 0 : halfWidth / median;
}
