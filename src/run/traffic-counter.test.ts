import { expect, test } from 'vitest';
import type { Plan } from '../plan/plan.js';
import type { TrialCounts } from './progress.js';
import { runPlan } from './run-plan.js';
import { planOf } from './testing/plan-of.js';
import { measured } from './testing/run-quietly.js';

/** No long poll: held across the start of the window, it counts as sent before it and answered within it. */
const everyKind = `
name: every-kind
summary: An event a second, for ten seconds after a warm-up of one.
workload: { arrivals: { process: constant, rate: 1/s }, duration: 10s, consumers: 2 }
warm-up: 1s
strategies:
  - interval-poll: { every: 250ms }
  - conditional-poll: { every: 250ms }
  - full-poll: { every: 500ms }
  - webhook
  - hybrid: { every: 700ms }
  - sse
`;

/** All counts that a run tells of the strategy with this label, and what it measures in the end. */
async function follow(plan: Plan, world: 'live' | 'virtual', label: string) {
  const told: TrialCounts[] = [];
  const { results } = await runPlan(plan, {
    world,
    signal: new AbortController().signal,
    onResult: async () => undefined,
    onProgress: (progress) => {
      if (progress.kind === 'trial-counts' && progress.step.label === label) {
        told.push(progress.counts);
      }
    },
  });
  return { told, measurement: measured(results.find((result) => result.label === label)) };
}

test.each(['interval-poll', 'conditional-poll', 'full-poll', 'webhook', 'hybrid', 'sse'])(
  'what is counted while %s runs is what is measured in the end',
  async (label) => {
    const { told, measurement } = await follow(planOf(everyKind), 'virtual', label);
    const { metrics } = measurement;
    const [before, after] = [told.find(({ elapsedUs }) => elapsedUs === 1_000_000), told.at(-1)];
    const counted = (name: 'polls' | 'emptyPolls' | 'pushes' | 'retries' | 'delivered') =>
      (after?.[name] ?? Number.NaN) - (before?.[name] ?? Number.NaN);
    const polls = (metrics.requests_poll ?? 0) + (metrics.requests_reconcile ?? 0);
    expect({
      polls: counted('polls'),
      pushes: counted('pushes'),
      retries: counted('retries'),
      delivered: counted('delivered'),
    }).toEqual({
      polls,
      pushes: metrics.requests_delivery,
      retries: metrics.requests_retry,
      delivered: metrics.events_delivered,
    });
    if (metrics.requests_reconcile === 0) {
      const { requests_poll_empty: empty, requests_not_modified: notModified } = metrics;
      expect(counted('emptyPolls')).toBe((empty ?? 0) + (notModified ?? 0));
    } else {
      // Of reconciling polls no metric tells how many brought nothing.
      expect(counted('emptyPolls')).toBeLessThan(polls);
    }
  },
);

test('in real processes each side counts what it alone can know', async () => {
  const live = planOf(
    everyKind
      .replace('10s', '2s')
      .replace(/strategies:[\s\S]*/, 'strategies: [{ interval-poll: { every: 250ms } }]'),
  );
  const { told, measurement } = await follow(live, 'live', 'interval-poll');
  const last = told.at(-1);
  const { polls = 0, emptyPolls = 0 } = last ?? {};
  expect(last).toMatchObject({ delivered: 6, pushes: 0, retries: 0 });
  expect(emptyPolls).toBeGreaterThan(0);
  expect(emptyPolls).toBeLessThan(polls);
  expect(polls).toBeLessThanOrEqual(measurement.requests.sent);
  expect(told.map((counts) => counts.polls)).toEqual(
    told.map((counts) => counts.polls).toSorted((a, b) => a - b),
  );
});
