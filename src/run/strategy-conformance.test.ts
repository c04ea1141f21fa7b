import { describe, expect, test } from 'vitest';
import type { RequestLedger } from '../measure/trial-measurement.js';
import type { Plan } from '../plan/plan.js';
import type { Strategy } from '../strategies/contract.js';
import { strategies } from '../strategies/registry.js';
import { planOf } from './testing/plan-of.js';
import { measured, runQuietly } from './testing/run-quietly.js';

/** What every strategy owes its consumers. A new strategy is held to it by being in its folder. */

const worst = [
  { name: 'no event at all', arrivals: '{ process: bursty, rate: 1/d, burst: 1, within: 0ms }', rest: '' },
  {
    name: 'a burst of 1,000 events in one instant',
    arrivals: '{ process: bursty, rate: 200/s, burst: 1000, within: 0ms }',
    rest: '',
  },
  {
    name: 'a link with jitter',
    arrivals: '{ process: poisson, rate: 20/s }',
    rest: 'link: { latency: 20ms, jitter: 80ms }',
  },
  { name: 'a thousand consumers', arrivals: '{ process: constant, rate: 1/s }', rest: '', consumers: 1_000 },
  {
    name: 'a thousand streams',
    arrivals: '{ process: poisson, rate: 30/s }',
    rest: '',
    consumers: 1_000,
    audience: 'own',
  },
  {
    name: 'slow processing',
    arrivals: '{ process: poisson, rate: 20/s }',
    rest: 'consumer: { processing: 100ms }',
  },
];

function planWorst(
  id: string,
  { arrivals, rest, consumers = 2, audience = 'all' }: Partial<(typeof worst)[number]>,
): Plan {
  return planOf(`
name: conformance
summary: What every strategy owes its consumers.
workload:
  arrivals: ${arrivals}
  duration: 10s
  consumers: ${consumers}
  audience: ${audience}
  reads: { rate: 20/s }
strategies: [${id}]
drain: 10m
${rest}`);
}

function idsThatDeliver(what: Strategy['delivers']): readonly string[] {
  return strategies.filter(({ delivers }) => delivers === what).map(({ id }) => id);
}

function expectBalance({ sent, received, neverArrived }: RequestLedger): void {
  expect(sent).toBe(received + Object.values(neverArrived).reduce((sum, n) => sum + n, 0));
}

describe.each(idsThatDeliver('events'))('%s', (id) => {
  test.each(worst)('hands over every event once: $name', async (conditions) => {
    const [result] = await runQuietly(planWorst(id, conditions), 'virtual');
    const { metrics, deliveries, requests } = measured(result);
    expect(metrics.events_lost).toBe(0);
    expect(metrics.events_delivered).toBe(metrics.deliveries_expected);
    expect(metrics.duplicates_applied).toBe(0);
    expect(
      deliveries.every(({ deliveredUs, latencyUs }) => deliveredUs !== null && (latencyUs ?? -1) >= 0),
    ).toBe(true);
    expectBalance(requests);
  });
});

describe.each(idsThatDeliver('state-on-read'))('%s', (id) => {
  test.each(worst)('answers every read with the then-current state: $name', async (conditions) => {
    const plan = planWorst(id, conditions);
    const [trial = expect.fail()] = plan.trials;
    const [result] = await runQuietly(plan, 'virtual');
    const { metrics, requests } = measured(result);
    expect(metrics.reads_total).toBe(trial.reads.length);
    expect(metrics.reads_failed).toBe(0);
    if (trial.link.latency === 0) {
      expect(metrics.stale_read_share).toBe(0);
    }
    expectBalance(requests);
  });
});
