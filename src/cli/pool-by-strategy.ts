import { type PooledTrials, poolTrials } from '../measure/pool-trials.js';
import type { TrialMeasurement, TrialResult } from '../measure/trial-measurement.js';

/** The trials of each strategy that were measured whole, pooled; by label. One without any has no entry. */
export function poolByStrategy(results: readonly TrialResult[]): ReadonlyMap<string, PooledTrials> {
  const measured = new Map<string, TrialMeasurement[]>();
  for (const result of results) {
    if (result.state === 'measured') {
      measured.set(result.label, [...(measured.get(result.label) ?? []), result.measurement]);
    }
  }
  return new Map([...measured].map(([label, measurements]) => [label, poolTrials(measurements)]));
}
