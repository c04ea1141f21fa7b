import type { ComparisonRow, World } from '../analyse/comparison.js';
import type { MetricName } from '../core/metric-catalogue.js';

/** What is known of one metric, in the metric's unit. Null: no such answer. */
export interface ThreeAnswers {
  readonly measured: number | null;
  readonly simulated: number | null;
  readonly predicted: number | null;
}

/**
 * The answers that a comparison has for a strategy's metric. In the virtual world the run's own value is the
 * simulated one, and nothing was measured.
 */
export function threeAnswers(world: World, row: ComparisonRow, name: MetricName): ThreeAnswers {
  const predicted = row.predicted[name] ?? null;
  switch (world) {
    case 'live':
      return { measured: row.metrics[name], simulated: row.simulated[name] ?? null, predicted };
    case 'virtual':
      return { measured: null, simulated: row.metrics[name], predicted };
    default:
      return world satisfies never;
  }
}
