import type { Comparison, ComparisonRow } from '../analyse/comparison.js';

/** All measured windows of a strategy together, in seconds; null where the run does not tell, or measured none. */
export function measuredSeconds({ setup }: Comparison, { trials }: ComparisonRow): number | null {
  return setup === null || trials === 0 ? null : (setup.durationMs * trials) / 1_000;
}
