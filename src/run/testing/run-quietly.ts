import type { TrialMeasurement, TrialResult } from '../../measure/trial-measurement.js';
import type { Plan } from '../../plan/plan.js';
import { runPlan } from '../run-plan.js';

/** All results of a plan, in order of execution. */
export async function runQuietly(plan: Plan, world: 'live' | 'virtual'): Promise<readonly TrialResult[]> {
  const { results } = await runPlan(plan, {
    world,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onResult: async () => undefined,
  });
  return results;
}

/** The measurement of a trial that must have gone well. */
export function measured(result: TrialResult | undefined): TrialMeasurement {
  if (result?.state !== 'measured') {
    throw new Error(`not measured: ${JSON.stringify(result)}`);
  }
  return result.measurement;
}
