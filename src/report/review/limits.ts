import type { Comparison, ComparisonRow, JudgedExpectation } from '../../analyse/comparison.js';
import { isMissed } from '../../core/expectation.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import type { Exclusion } from '../ranking/exclusion.js';
import { readableExpectation } from '../readable-expectation.js';

/** Metrics that tell how late a consumer, or who reads, gets to know. */
const freshnessMetric = /^(latency|age|stale|read_latency|read_age)_/;

/** Upper bounds are what somebody needs. Lower ones are expectations of the result: `empty_poll_share > 0.9`. */
function isLimit({ comparator }: JudgedExpectation): boolean {
  return comparator === '<' || comparator === '<=' || comparator === '=';
}

/** The scenario's limits on one strategy's own figures, judged; ratios concern two of them and are none. */
function limitsOf({ expectations }: Comparison, { label }: ComparisonRow): readonly JudgedExpectation[] {
  return expectations.filter((judged) => judged.figure === `${label}.${judged.metric}` && isLimit(judged));
}

/** The limits of the scenario that a strategy missed. */
export function listMissedLimits(comparison: Comparison, row: ComparisonRow): readonly Exclusion[] {
  return limitsOf(comparison, row)
    .filter(({ state }) => isMissed(state))
    .map((judged) => ({ reason: 'limit-missed', condition: readableExpectation(judged).condition }));
}

/** Whether the scenario says how fresh is fresh enough for this strategy, and it was. */
export function isFreshEnough(comparison: Comparison, row: ComparisonRow): boolean {
  const isOfFreshness = (metric: MetricName) => freshnessMetric.test(metric);
  return limitsOf(comparison, row).some(({ state, metric }) => state === 'passed' && isOfFreshness(metric));
}
