import type { MetricName } from './metric-catalogue.js';

/** How a figure is held against a bound. */
export const comparators = ['<', '<=', '>', '>=', '='] as const;

export type Comparator = (typeof comparators)[number];

/** What an expectation looks at; strategies are named by their labels. */
export type ExpectationSubject =
  | { readonly kind: 'every-strategy' }
  | { readonly kind: 'strategy'; readonly label: string }
  /** The figure of one strategy divided by that of another one. */
  | { readonly kind: 'ratio'; readonly of: string; readonly to: string };

/** A threshold that a scenario sets: what its author expects of the result. */
export interface Expectation {
  /** As the scenario writes it: `slow poll.latency_p99_ms`. */
  readonly key: string;
  readonly subject: ExpectationSubject;
  readonly metric: MetricName;
  readonly comparator: Comparator;
  /** In the metric's unit; of a ratio without a unit. */
  readonly bound: number;
}

/**
 * What became of an expectation. A figure that is not measurable counts as missed; `not-run` counts as neither, since
 * the run was not asked for it.
 */
export type ExpectationState = 'passed' | 'missed' | 'not-measurable' | 'not-run';

/** Whether an expectation in this state fails the run: nothing is taken for granted that was not measured. */
export function isMissed(state: ExpectationState): boolean {
  return state === 'missed' || state === 'not-measurable';
}
