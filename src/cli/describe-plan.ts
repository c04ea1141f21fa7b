import type { PlanFacts } from '../analyse/compare.js';
import type { RunSetup } from '../analyse/comparison.js';
import type { Plan, TrialPlan } from '../plan/plan.js';
import { findStrategy } from '../strategies/find-strategy.js';

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
    expectations: plan.expectations,
    setup: describeSetup(plan, trial),
    strategies: plan.strategies.map(({ label, id, options, consumers }) => {
      const { teaches, wire } = findStrategy(id);
      return { label, id, options, consumers, teaches, wire };
    }),
  };
}

const usPerMs = 1_000;

/** The conditions of all trials: they differ in their strategy and seed only. */
function describeSetup(plan: Plan, trial: TrialPlan): RunSetup {
  return {
    arrivals: plan.arrivals.process,
    eventsPerSecond: plan.arrivals.ratePerSecond,
    readsPerSecond: plan.readsPerSecond,
    consumers: plan.consumers,
    audience: trial.audience,
    warmUpMs: trial.warmUpUs / usPerMs,
    durationMs: trial.durationUs / usPerMs,
    drainMs: trial.drainUs / usPerMs,
    linkLatencyMs: trial.link.latency / usPerMs,
    linkJitterMs: trial.link.jitter / usPerMs,
    schedule: plan.schedule,
  };
}
