import type { ReportedRun } from '../../../analyse/reported-run.js';
import type { LatencyDistribution } from '../../../core/latency-distribution.js';
import { listSeries, type Series } from './series.js';

/** A strategy that has latencies. */
export interface LatencySeries {
  readonly series: Series;
  readonly distribution: LatencyDistribution;
}

/** The strategies of a run that have latencies, in scenario order. */
export function listLatencySeries({ comparison, distributions }: ReportedRun): readonly LatencySeries[] {
  return listSeries(comparison).flatMap((series) => {
    const distribution = distributions.find(({ label }) => label === series.row.label);
    return distribution === undefined || distribution.count === 0 || distribution.steps.length === 0
      ? []
      : [{ series, distribution }];
  });
}

/** Smallest and largest latencies of all of them, in milliseconds: what an axis must hold. */
export function extremesMs(curves: readonly LatencySeries[]): readonly number[] {
  return curves.flatMap(({ distribution: { steps } }) => {
    const firstPositive = steps.find(({ valueUs }) => valueUs > 0);
    return [steps.at(0), firstPositive, steps.at(-1)].flatMap((step) =>
      step === undefined ? [] : [step.valueUs / 1_000],
    );
  });
}

/**
 * The latency at a quantile, nearest rank, in milliseconds.
 * @param quantile in (0, 1]
 */
export function latencyAtMs({ steps, count }: LatencyDistribution, quantile: number): number {
  const rank = Math.max(1, Math.ceil(quantile * count - 1e-9));
  const step = steps.find(({ countAtOrBelow }) => countAtOrBelow >= rank) ?? steps.at(-1);
  return (step?.valueUs ?? 0) / 1_000;
}

/**
 * Leaves out steps that no screen could show: of those whose place lies within half a pixel, the last one stays.
 * @param placeOf pixels, ascending with the items
 */
export function thinOut<Item>(items: readonly Item[], placeOf: (item: Item) => number): readonly Item[] {
  return items.filter((item, index) => {
    const next = items[index + 1];
    return next === undefined || Math.floor(placeOf(item) * 2) !== Math.floor(placeOf(next) * 2);
  });
}
