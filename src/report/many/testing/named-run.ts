import type { Comparison, ComparisonRow } from '../../../analyse/comparison.js';
import { comparisonRow } from '../../../analyse/testing/comparison-row.js';
import type { Environment } from '../../../core/environment.js';
import { completeComparison } from '../../testing/comparison-fixture.js';
import { comparisonOf } from '../../testing/comparison-of.js';
import { toReportedFixture } from '../../testing/reported-run-fixture.js';
import type { NamedRun } from '../runs-summary.js';

export const webhookRow = comparisonRow('webhook', { latency_p50_ms: 2, requests_total: 12 });
export const pollRow = comparisonRow(
  'slow poll',
  { latency_p50_ms: 2_500, requests_total: 3 },
  { strategyId: 'interval-poll', options: { every: '5s' } },
);
export const lossyRow = comparisonRow('sse', { latency_p50_ms: 1, requests_total: 1, events_lost: 1 });

interface RunFacts {
  readonly name?: string;
  readonly hash?: string;
  readonly rows?: readonly ComparisonRow[];
  readonly comparison?: Partial<Comparison>;
  readonly environment?: Partial<Environment>;
}

/** A run of `order-placed` on a day of November 2026, in `results/<day>`, with a webhook and a slow poll. */
export function namedRun(day: number, facts: RunFacts = {}): NamedRun {
  const { name = 'order-placed', hash = 'a'.repeat(64), rows = [webhookRow, pollRow] } = facts;
  const date = `2026-11-${String(day).padStart(2, '0')}`;
  const scenario = { ...completeComparison.scenario, name, hash, ...facts.comparison?.scenario };
  const run = toReportedFixture(comparisonOf(rows, { ...facts.comparison, scenario }));
  return {
    folder: `results/${day}`,
    run: {
      ...run,
      environment: {
        ...run.environment,
        startedAt: `${date}T10:00:00.000Z`,
        finishedAt: `${date}T10:01:00.000Z`,
        ...facts.environment,
      },
    },
  };
}
