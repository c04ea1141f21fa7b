import { expect, test } from 'vitest';
import { planOf } from './testing/plan-of.js';
import { measured, runQuietly } from './testing/run-quietly.js';

/**
 * In a database an event gets its number before it becomes visible, so a later number may be visible first. Each
 * event here becomes visible up to two seconds after it occurred.
 */
async function lossesWith(feed: string) {
  const plan = planOf(`
name: late-visibility
summary: Who loses events that become visible behind others?
workload: { arrivals: { process: poisson, rate: 2/s }, duration: 2m, consumers: 2, audience: own }
source: { commit-delay: 2s, feed: ${feed} }
strategies: [interval-poll, conditional-poll, { adaptive-poll: { max: 5s } }, long-poll, full-poll]`);
  const results = await runQuietly(plan, 'virtual');
  return Object.fromEntries(
    results.map((result) => {
      const { metrics } = measured(result);
      expect(metrics.events_delivered).toBe((metrics.deliveries_expected ?? 0) - (metrics.events_lost ?? 0));
      return [result.label, metrics.events_lost];
    }),
  );
}

test('a cursor that names the order of visibility skips nothing', async () => {
  expect(await lossesWith('{ cursor: position }')).toEqual({
    ...{ 'interval-poll': 0, 'conditional-poll': 0, 'adaptive-poll': 0 },
    ...{ 'long-poll': 0, 'full-poll': 0 },
  });
});

test('a cursor that names the highest number skips what becomes visible behind it', async () => {
  const { 'full-poll': ofFullPoll, ...ofCursors } = await lossesWith('{ cursor: sequence }');
  // The whole list has no cursor that could skip anything.
  expect(ofFullPoll).toBe(0);
  // Of about 240 events each consumer reads half, most of them in order.
  for (const [label, lost] of Object.entries(ofCursors)) {
    expect(lost, label).toBeGreaterThan(10);
    expect(lost, label).toBeLessThan(150);
  }
  expect(Object.keys(ofCursors)).toHaveLength(4);
});
