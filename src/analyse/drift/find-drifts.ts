import { supportsDrift } from '../../core/drift-support.js';
import type { MetricName, MetricValues } from '../../core/metric-catalogue.js';
import { trendProbability } from './mann-kendall.js';
import { changeEndToEnd } from './theil-sen.js';

/** A metric that went one way from trial to trial. */
export interface Drift {
  readonly metric: MetricName;
  /** From the first trial to the last, as a share of the median: 0.1 is 10 % more. */
  readonly change: number;
}

/** How often a strategy may be said to drift that does not: in 1 of 100 runs at most, all its metrics together. */
const falseAlarmShare = 0.01;

/** Less than that changes no answer: strategies within 5 % count as equally good. */
const leastChange = 0.05;

/** What a machine that gets warmer, or busier, changes first. Of latencies one figure: more would be the same again. */
const watched: readonly (readonly MetricName[])[] = [
  ['latency_p50_ms', 'read_latency_p50_ms'],
  ['source_cpu_ms_per_event'],
  ['consumer_cpu_ms_per_event'],
];

/**
 * The metrics that drifted over a strategy's trials: those whose trend is stronger than chance makes it in 1 of 300 runs
 * (Mann-Kendall, exact, 1 % divided by three metrics after Bonferroni) and comes to more than 5 % from end to end
 * (Theil-Sen). Trials in random order have one in at most 1 % of all runs, with 6 trials in 0.83 %. Six trials that
 * scatter by 5 % show a drift of 50 % in two of three runs, ten nearly always: what is found is there, but what is not
 * found may be.
 *
 * @param trials in the order in which they ran; with fewer than six, nothing can be told
 */
export function findDrifts(trials: readonly MetricValues[]): readonly Drift[] {
  if (!supportsDrift(trials.length)) {
    return [];
  }
  return watched.flatMap((alternatives) => {
    const metric = alternatives.find((name) => trials.every((metrics) => metrics[name] !== null));
    return metric === undefined ? [] : findDrift(metric, trials);
  });
}

function findDrift(metric: MetricName, trials: readonly MetricValues[]): readonly Drift[] {
  const values = trials.flatMap((metrics) => metrics[metric] ?? []);
  const change = changeEndToEnd(values);
  const isBeyondChance = trendProbability(values) <= falseAlarmShare / watched.length;
  return isBeyondChance && change !== null && Math.abs(change) > leastChange ? [{ metric, change }] : [];
}
