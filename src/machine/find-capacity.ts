import type { CapacityEnding, JudgedStep } from '../core/capacity.js';

/** A rate is measured once more before it counts as missed: a hiccup of the machine is no limit of the target. */
const attemptsBeforeMissed = 2;

export interface CapacitySearch {
  /** Where the search begins. Rates are requests per second; all are multiples of `gridPerSecond`. */
  readonly startPerSecond: number;
  readonly maxPerSecond: number;
  readonly gridPerSecond: number;
  /** Close enough: the gap between sustained and missed, as a share of the sustained rate. */
  readonly resolution: number;
}

export interface FoundCapacity {
  readonly ending: CapacityEnding;
  readonly sustainedPerSecond: number | null;
  readonly missedPerSecond: number | null;
  readonly steps: readonly JudgedStep[];
}

/**
 * Finds the highest rate that a target sustains: doubles the rate until one is missed (or halves it until one is
 * sustained), then bisects between the two. Before it ends, the rate that was missed is measured once more: other
 * programs may have kept the machine busy for seconds, and then the search goes on above it.
 * @param measure one step of a constant rate; null when there is no time for it, or it was interrupted
 */
export async function findCapacity(
  measure: (ratePerSecond: number) => Promise<JudgedStep | null>,
  search: CapacitySearch,
): Promise<FoundCapacity> {
  const steps: JudgedStep[] = [];
  let sustained: number | null = null;
  let missed: number | null = null;

  /** Whether the rate is sustained; null when it was not measured to the end. */
  const isSustained = async (ratePerSecond: number): Promise<boolean | null> => {
    for (let attempt = 1; attempt <= attemptsBeforeMissed; attempt += 1) {
      const step = await measure(ratePerSecond);
      if (step === null) {
        return null;
      }
      steps.push(step);
      if (step.verdict.state === 'sustained') {
        return true;
      }
    }
    return false;
  };

  /** False also when there is no time to find out. */
  const isMissedByMistake = async (ratePerSecond: number): Promise<boolean> => {
    const step = await measure(ratePerSecond);
    steps.push(...(step === null ? [] : [step]));
    return step?.verdict.state === 'sustained';
  };

  for (;;) {
    const next = nextRate(search, sustained, missed);
    if (next === 'bracketed' && missed !== null && (await isMissedByMistake(missed))) {
      sustained = missed;
      missed = null;
      continue;
    }
    if (typeof next === 'string') {
      return { ending: next, sustainedPerSecond: sustained, missedPerSecond: missed, steps };
    }
    const answer = await isSustained(next);
    if (answer === null) {
      return { ending: 'stopped', sustainedPerSecond: sustained, missedPerSecond: missed, steps };
    }
    sustained = answer ? next : sustained;
    missed = answer ? missed : next;
  }
}

/** The rate to measure next, or how the search has ended. */
function nextRate(
  search: CapacitySearch,
  sustained: number | null,
  missed: number | null,
): number | CapacityEnding {
  const { startPerSecond, maxPerSecond, gridPerSecond, resolution } = search;
  const onGrid = (rate: number) => Math.max(gridPerSecond, Math.floor(rate / gridPerSecond) * gridPerSecond);
  const highest = onGrid(maxPerSecond);
  if (sustained === null && missed === null) {
    return Math.min(onGrid(startPerSecond), highest);
  }
  if (sustained === null) {
    return missed === gridPerSecond ? 'always-missed' : onGrid((missed ?? 0) / 2);
  }
  if (missed === null) {
    return sustained === highest ? 'never-missed' : Math.min(2 * sustained, highest);
  }
  const gap = missed - sustained;
  return gap <= Math.max(gridPerSecond, resolution * sustained) ? 'bracketed' : onGrid(sustained + gap / 2);
}
