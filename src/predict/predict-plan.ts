import type { MetricValues } from '../core/metric-catalogue.js';
import type { Plan } from '../plan/plan.js';
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
  const conditions = conditionsOf(plan);
  return new Map(
    plan.strategies.map(({ label, id, options }) => {
      const strategy = known.find((candidate) => candidate.id === id);
      const prediction = conditions && strategy?.configure(options).predict(conditions);
      return [label, prediction ?? {}];
    }),
  );
}

/** What all trials of a plan have in common; null for a plan without trials, which has no conditions. */
function conditionsOf(plan: Plan): Conditions | null {
  const { arrivals, readsPerSecond, payloadBytes, sourceConditions: source } = plan;
  const [trial] = plan.trials;
  if (trial === undefined) {
    return null;
  }
  const { consumers, audience, link, warmUpUs, durationUs, drainUs } = trial;
  return {
    ...{ arrivals, consumers, audience, readsPerSecond, payloadBytes },
    ...{ link, source, warmUpUs, durationUs, drainUs },
  };
}
