import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { countOf } from '../count-of.js';

/** Why a strategy is not held against others. */
export type Exclusion =
  | { readonly reason: 'not-measured' }
  | { readonly reason: 'trials-failed'; readonly failed: number; readonly planned: number }
  | { readonly reason: 'disturbed' }
  | { readonly reason: 'events-lost'; readonly lost: number; readonly expected: number }
  | { readonly reason: 'reads-failed'; readonly failed: number; readonly planned: number }
  | { readonly reason: 'no-figure'; readonly metric: MetricName }
  /** A threshold of its scenario, as people read it: `webhook.latency_p99_ms < 250`. */
  | { readonly reason: 'limit-missed'; readonly condition: string };

/**
 * Everything that keeps a strategy from being held against others, the gravest first; empty where nothing does. One
 * that lost events would be praised for the latency of those that it did not lose.
 * @param needed the metrics that are to be compared
 */
export function listExclusions(
  { scenario, trials }: Comparison,
  row: ComparisonRow,
  needed: readonly MetricName[],
): readonly Exclusion[] {
  const failed = trials.filter(({ label, state }) => label === row.label && state === 'failed').length;
  const failures: Exclusion[] =
    failed === 0 ? [] : [{ reason: 'trials-failed', failed, planned: scenario.trialCount }];
  if (row.trials === 0) {
    return failures.length > 0 ? failures : [{ reason: 'not-measured' }];
  }
  const { metrics } = row;
  const lost = metrics.events_lost ?? 0;
  const readsFailed = metrics.reads_failed ?? 0;
  return [
    ...failures,
    ...(row.trusted ? [] : [{ reason: 'disturbed' } as const]),
    ...(lost === 0
      ? []
      : [{ reason: 'events-lost', lost, expected: metrics.deliveries_expected ?? lost } as const]),
    ...(readsFailed === 0
      ? []
      : [
          {
            reason: 'reads-failed',
            failed: readsFailed,
            planned: metrics.reads_total ?? readsFailed,
          } as const,
        ]),
    ...needed
      .filter((metric) => metrics[metric] === null)
      .map((metric) => ({ reason: 'no-figure', metric }) as const),
  ];
}

/** Whether a better machine or another run may lift it; what a strategy did is its own. */
export function isOfTheRun({ reason }: Exclusion): boolean {
  switch (reason) {
    case 'not-measured':
    case 'trials-failed':
    case 'disturbed':
      return true;
    case 'events-lost':
    case 'reads-failed':
    case 'no-figure':
    case 'limit-missed':
      return false;
    default:
      return reason satisfies never;
  }
}

/** As a part of a sentence of which the strategy is the subject: `lost 1 of 24 deliveries`. */
export function describeExclusion(exclusion: Exclusion): string {
  switch (exclusion.reason) {
    case 'not-measured':
      return 'was not measured to the end';
    case 'trials-failed':
      return `failed in ${exclusion.failed} of ${countOf(exclusion.planned, 'trial', 'trials')}`;
    case 'disturbed':
      return 'was disturbed by its own machine';
    case 'events-lost':
      return `lost ${exclusion.lost} of ${countOf(exclusion.expected, 'delivery', 'deliveries')}`;
    case 'reads-failed':
      return `left ${exclusion.failed} of ${countOf(exclusion.planned, 'read', 'reads')} unanswered`;
    case 'no-figure':
      return `has no ${exclusion.metric}`;
    case 'limit-missed':
      return `missed the scenario’s limit ${exclusion.condition}`;
    default:
      return exclusion satisfies never;
  }
}
