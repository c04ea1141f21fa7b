import type { PlanFacts } from '../analyse/compare.js';
import type { Plan } from '../plan/plan.js';
import { strategies as registeredStrategies } from '../strategies/registry.js';

/** What a comparison tells of a plan, with the teaching line of each strategy. */
export function describePlan(plan: Plan): PlanFacts {
  const [trial] = plan.trials;
  if (trial === undefined) {
    throw new RangeError('a plan has at least one trial');
  }
  return {
    scenario: plan.scenario,
    seed: plan.seed,
    trialCount: plan.trialCount,
    schedule: plan.schedule,
    expectations: plan.expectations,
    consumers: trial.consumers,
    durationUs: trial.durationUs,
    strategies: plan.strategies.map(({ label, id }) => ({
      label,
      id,
      teaches: registeredStrategies.find((strategy) => strategy.id === id)?.teaches ?? '',
    })),
  };
}
