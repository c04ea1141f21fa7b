import { expect, test } from 'vitest';
import { compare } from '../analyse/compare.js';
import { renderRunReport } from '../report/html/run-report.js';
import { environmentFixture } from '../report/testing/reported-run-fixture.js';
import { planOf } from '../run/testing/plan-of.js';
import { runQuietly } from '../run/testing/run-quietly.js';
import { describePlan } from './describe-plan.js';
import { poolByStrategy } from './pool-by-strategy.js';
import { toReportedRun } from './to-reported-run.js';

/** What an e-mail takes without complaint. */
const largestPageBytes = 1_500_000;

test('the page of ten thousand events stays small, and has its plots', { timeout: 120_000 }, async () => {
  const plan = planOf(`
name: ten-thousand
summary: Ten thousand events in four hours, to three strategies.
workload:
  arrivals: { process: constant, rate: 42/min }
  duration: 4h
strategies: [webhook, interval-poll: { every: 30s }, sse]
trials: 1
`);
  const results = await runQuietly(plan, 'virtual');
  const comparison = compare({
    world: 'virtual',
    plan: describePlan(plan),
    results,
    pooled: poolByStrategy(results),
    predicted: new Map(),
    simulated: new Map(),
  });
  expect(comparison.rows.map(({ metrics }) => metrics.events_delivered)).toEqual([10_080, 10_080, 10_080]);
  const page = renderRunReport(toReportedRun(comparison, environmentFixture), { files: [], folder: '' });
  expect(Buffer.byteLength(page)).toBeLessThan(largestPageBytes);
  expect(page.match(/<svg /g)?.length).toBeGreaterThanOrEqual(5);
});
