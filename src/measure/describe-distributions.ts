import type { DistributionStep, LatencyDistribution } from '../core/latency-distribution.js';
import { type LatencyHistogram, withHistogram } from './latency-histogram.js';
import { renderHgrm } from './render-hgrm.js';
import { type LoggedTrial, renderHlog } from './render-hlog.js';
import type { TrialMeasurement } from './trial-measurement.js';

/** What of a trial its distribution is made of; run.json keeps it all. */
export interface DistributedTrial extends LoggedTrial {
  readonly label: string;
  readonly measurement: Pick<TrialMeasurement, 'latencyHistogram' | 'latencySamples' | 'timeline'>;
}

/** Ranks spread evenly, and as many for each halving of what is left above the median: a tail is drawn as finely. */
const evenRanks = 400;
const ranksPerHalving = 20;

/**
 * The delivery latencies of each strategy, all its trials together.
 * @param labels in the order wanted; a strategy without any latency is left out
 * @param trials those measured whole
 */
export function describeDistributions(
  labels: readonly string[],
  trials: readonly DistributedTrial[],
): readonly LatencyDistribution[] {
  return labels.flatMap((label) => {
    const own = trials.filter((trial) => trial.label === label && trial.measurement.latencySamples > 0);
    return own.length === 0 ? [] : describeOne(label, own);
  });
}

function describeOne(label: string, trials: readonly DistributedTrial[]): LatencyDistribution {
  return withHistogram((histogram) => {
    for (const { measurement } of trials) {
      histogram.mergeEncoded(measurement.latencyHistogram);
    }
    return {
      label,
      count: histogram.count,
      steps: readSteps(histogram),
      hgrm: renderHgrm(histogram),
      hlog: renderHlog(trials),
    };
  });
}

/** Every value up to a few hundred latencies; of more, those at the ranks that a plot can tell apart. */
function readSteps(histogram: LatencyHistogram): readonly DistributionStep[] {
  const countByValue = new Map<number, number>();
  for (const rank of chooseRanks(histogram.count)) {
    countByValue.set(histogram.valueAtRankUs(rank), rank);
  }
  return [...countByValue].map(([valueUs, countAtOrBelow]) => ({ valueUs, countAtOrBelow }));
}

/** In ascending order; the last one is `count`. */
function chooseRanks(count: number): readonly number[] {
  const even = Array.from({ length: Math.min(evenRanks, count) }, (_, index) =>
    Math.ceil(((index + 1) * count) / Math.min(evenRanks, count)),
  );
  const halvings = Math.ceil(Math.log2(count));
  const tail = Array.from({ length: halvings * ranksPerHalving }, (_, index) =>
    Math.ceil(count * (1 - 2 ** -(1 + index / ranksPerHalving))),
  );
  return [...new Set([...even, ...tail])].sort((left, right) => left - right);
}
