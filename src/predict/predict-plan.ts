import type { MetricValues } from '../core/metric-catalogue.js';
import type { Plan, StrategyPlan } from '../plan/plan.js';
import type { Conditions, Strategy } from '../strategies/contract.js';
import { strategies } from '../strategies/registry.js';

/**
 * What the strategies' closed forms say about a plan, by label, in scenario order. A strategy whose closed form does
 * not hold under the plan's conditions has an empty prediction.
 * @param known the strategies that there are
 */
export function predictPlan(
  plan: Plan,
  known: readonly Strategy[] = strategies,
): ReadonlyMap<string, Partial<MetricValues>> {
  return new Map(
    plan.strategies.map((entry) => {
      const { label, id, options } = entry;
      const strategy = known.find((candidate) => candidate.id === id);
      const conditions = conditionsOf(plan, entry);
      const prediction = conditions && strategy?.configure(options).predict(conditions);
      return [label, prediction ?? {}];
    }),
  );
}

/**
 * What all trials of a strategy have in common; null for a plan without trials, which has no conditions. Where only
 * some of the consumers take part, so do their reads, and of streams of their own only theirs.
 */
function conditionsOf(plan: Plan, { consumers }: StrategyPlan): Conditions | null {
  const { arrivals, payloadBytes, sourceConditions: source } = plan;
  const [trial] = plan.trials;
  if (trial === undefined) {
    return null;
  }
  const { audience, link, warmUpUs, durationUs, drainUs } = trial;
  const share = consumers / plan.consumers;
  return {
    arrivals: audience === 'own' && share < 1 ? dealOut(arrivals, share) : arrivals,
    readsPerSecond: plan.readsPerSecond * share,
    ...{ consumers, audience, payloadBytes, link, source, warmUpUs, durationUs, drainUs },
  };
}

/** Events that are dealt out at random: those of a Poisson process are one again, those of others are not what they were. */
function dealOut({ process, ratePerSecond }: Plan['arrivals'], share: number): Conditions['arrivals'] {
  return {
    process: process === 'poisson' ? process : `a part of ${process}`,
    ratePerSecond: ratePerSecond * share,
  };
}
