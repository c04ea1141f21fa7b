import type { Plan } from './plan.js';

/**
 * A plan with its first trials only.
 * @param count at least 1; with as many trials as the plan has, or more, it stays as it is
 */
export function takeTrials(plan: Plan, count: number): Plan {
  return count >= plan.trialCount
    ? plan
    : { ...plan, trialCount: count, trials: plan.trials.filter(({ trial }) => trial <= count) };
}
