import type { Comparison, ComparisonRow, JudgedExpectation } from '../../analyse/comparison.js';
import { completeComparison } from './comparison-fixture.js';

/** A complete live comparison of these rows, without single trials. */
export function comparisonOf(rows: readonly ComparisonRow[], facts: Partial<Comparison> = {}): Comparison {
  return { ...completeComparison, rows, trials: [], ...facts };
}

/** An upper bound on a strategy's own figure, passed or missed. */
export function limitOn(
  label: string,
  metric: JudgedExpectation['metric'],
  state: 'passed' | 'missed',
): JudgedExpectation {
  const figure = `${label}.${metric}`;
  return { key: figure, figure, metric, comparator: '<', bound: 250, state, value: 1, doubt: null };
}
