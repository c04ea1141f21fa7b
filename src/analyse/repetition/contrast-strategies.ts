import { type ContrastMetric, contrastMetrics } from '../../core/contrast.js';
import type { Contrast } from '../comparison.js';
import { pairedRatio, type RatioEstimate } from '../statistics/paired-ratio.js';
import { type RepeatedTrial, repeatedValue } from './over-trials.js';

/** A strategy with its trials that were measured whole, by their number. */
export interface RepeatedStrategy {
  readonly label: string;
  readonly consumers: number;
  readonly trials: ReadonlyMap<number, RepeatedTrial>;
}

/**
 * Every strategy against every one that the scenario names after it and that has as many consumers, metric by metric. A
 * metric that one of them does not have in any trial of both is left out.
 * @param strategies in scenario order
 */
export function contrastStrategies(strategies: readonly RepeatedStrategy[]): readonly Contrast[] {
  return strategies.flatMap((strategy, index) =>
    strategies
      .slice(index + 1)
      .filter(({ consumers }) => consumers === strategy.consumers)
      .flatMap((against) =>
        contrastMetrics.flatMap((metric) => contrastMetric(strategy, against, metric) ?? []),
      ),
  );
}

function contrastMetric(
  strategy: RepeatedStrategy,
  against: RepeatedStrategy,
  metric: ContrastMetric,
): Contrast | null {
  const pairs = [...strategy.trials].flatMap(([number, trial]) => {
    const other = against.trials.get(number);
    return other === undefined ? [] : [{ trial, other }];
  });
  const values = pairs.flatMap(({ trial, other }) => {
    const [value, otherValue] = [repeatedValue(trial, metric), repeatedValue(other, metric)];
    return value === null || otherValue === null ? [] : [[value, otherValue] as const];
  });
  if (values.length === 0 || values.length < pairs.length) {
    return null;
  }
  const isPartial =
    concernsDeliveries(metric) && pairs.some(({ trial, other }) => lost(trial) || lost(other));
  return {
    label: strategy.label,
    against: against.label,
    metric,
    trials: values.length,
    ...judge(pairedRatio(values), isPartial),
  };
}

/** What of a latency or an age is known when some deliveries never came is that of the others. */
function concernsDeliveries(metric: ContrastMetric): boolean {
  return metric.startsWith('latency_');
}

function lost({ metrics }: RepeatedTrial): boolean {
  return (metrics.events_lost ?? 0) > 0;
}

function judge(
  { ratio, interval }: RatioEstimate,
  isPartial: boolean,
): Pick<Contrast, 'ratio' | 'interval' | 'verdict'> {
  const told = {
    ratio: finiteOrNull(ratio),
    interval: interval && { low: finiteOrNull(interval.low), high: finiteOrNull(interval.high) },
  };
  if (isPartial) {
    return { ...told, verdict: 'events-lost' };
  }
  if (interval === null) {
    return { ...told, verdict: 'too-few-trials' };
  }
  return { ...told, verdict: interval.high < 1 ? 'less' : interval.low > 1 ? 'more' : 'no-difference' };
}

/** JSON knows no infinity. */
function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
