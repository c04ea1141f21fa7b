import { describe, expect, test } from 'vitest';
import { strategies } from '../strategies/registry.js';
import { measured, runQuietly } from './testing/run-quietly.js';
import {
  burst,
  expectConformance,
  noEvents,
  planConditions,
  type TrialConditions,
  thousandConsumers,
} from './testing/trial-conditions.js';

/**
 * What every strategy owes its consumers, in virtual time. A new strategy is held to it by being in its folder; the
 * first three conditions stand over real processes in live/live-conformance.test.ts.
 */
const worst: readonly TrialConditions[] = [
  noEvents,
  burst,
  thousandConsumers,
  {
    name: 'a link with jitter',
    arrivals: '{ process: poisson, rate: 20/s }',
    leastEvents: 100,
    rest: 'link: { latency: 20ms, jitter: 80ms }',
  },
  {
    name: 'a thousand streams',
    arrivals: '{ process: poisson, rate: 30/s }',
    leastEvents: 100,
    consumers: 1_000,
    audience: 'own',
  },
  {
    name: 'some of the consumers',
    arrivals: '{ process: poisson, rate: 30/s }',
    leastEvents: 20,
    consumers: 10,
    participants: 3,
    audience: 'own',
  },
  {
    name: 'slow processing',
    arrivals: '{ process: poisson, rate: 20/s }',
    leastEvents: 100,
    rest: 'consumer: { processing: 100ms }',
  },
];

describe.each(strategies.map(({ id, delivers }) => [id, delivers] as const))('%s', (id, delivers) => {
  test.each(worst.map((conditions) => [conditions.name, conditions] as const))(
    'hands over every event once, or answers every read: %s',
    async (_name, conditions) => {
      const plan = planConditions('virtual', [id], conditions);
      const [trial = expect.fail()] = plan.trials;
      const [result] = await runQuietly(plan, 'virtual');
      expectConformance(trial, result);
      if (delivers === 'state-on-read' && trial.link.latency === 0) {
        expect(measured(result).metrics.stale_read_share).toBe(0);
      }
    },
  );
});
