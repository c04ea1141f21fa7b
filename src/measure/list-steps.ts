import type { DistributionStep } from '../core/latency-distribution.js';
import { listRecordedValues } from './open-histogram.js';

/** Ranks spread evenly, and as many for each halving of what is left above the median: a tail is drawn as finely. */
const evenRanks = 400;
const ranksPerHalving = 20;

/**
 * The steps of a cumulative distribution: of a few hundred latencies all of them; of more, those in which the ranks lie
 * that a plot can tell apart. A step that is left out changes none of the others.
 * @param encoded what `LatencyHistogram.encode` wrote
 */
export function listSteps(encoded: string): readonly DistributionStep[] {
  const steps = accumulate(encoded);
  return chooseSteps(steps, chooseRanks(steps.at(-1)?.countAtOrBelow ?? 0));
}

function accumulate(encoded: string): readonly DistributionStep[] {
  let countAtOrBelow = 0;
  return listRecordedValues(encoded).map(({ valueUs, count }) => {
    countAtOrBelow += count;
    return { valueUs, countAtOrBelow };
  });
}

/** The steps in which any of the ranks lies. */
function chooseSteps(
  steps: readonly DistributionStep[],
  ranks: readonly number[],
): readonly DistributionStep[] {
  let next = 0;
  return steps.filter(({ countAtOrBelow }) => {
    const first = next;
    while (next < ranks.length && (ranks[next] ?? 0) <= countAtOrBelow) {
      next += 1;
    }
    return next > first;
  });
}

/** In ascending order; the last one is `count`. */
function chooseRanks(count: number): readonly number[] {
  const evenCount = Math.min(evenRanks, count);
  const even = Array.from({ length: evenCount }, (_, index) => Math.ceil(((index + 1) * count) / evenCount));
  const halvings = Math.ceil(Math.log2(Math.max(1, count)));
  const tail = Array.from({ length: halvings * ranksPerHalving }, (_, index) =>
    Math.ceil(count * (1 - 2 ** -(1 + index / ranksPerHalving))),
  );
  return [...new Set([...even, ...tail])].sort((left, right) => left - right);
}
