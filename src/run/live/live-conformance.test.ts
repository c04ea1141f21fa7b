import { afterEach, expect, test } from 'vitest';
import { strategies } from '../../strategies/registry.js';
import { trialProcessesOf } from '../testing/child-processes.js';
import { runQuietly } from '../testing/run-quietly.js';
import {
  burst,
  expectConformance,
  noEvents,
  planConditions,
  thousandConsumers,
} from '../testing/trial-conditions.js';

/** What every strategy owes its consumers, over real processes and sockets. Ledgers are asserted, never times. */

afterEach(() => {
  expect(trialProcessesOf(process.pid)).toEqual([]);
});

/**
 * How many strategies run side by side: those that mostly wait could all do so at once, those that work crowd out
 * each other on two cores.
 */
const conditions = [
  { ...noEvents, atOnce: 6 },
  // In a shorter trial a burst must come sooner.
  { ...burst, arrivals: '{ process: bursty, rate: 1000/s, burst: 1000, within: 0ms }', atOnce: 3 },
  { ...thousandConsumers, atOnce: 2 },
];

test.each(conditions.map((each) => [each.name, each] as const))(
  'every strategy hands over every event once, or answers every read: %s',
  async (_name, { atOnce, ...each }) => {
    const plan = planConditions(
      'live',
      strategies.map(({ id }) => id),
      each,
    );
    for (let first = 0; first < plan.trials.length; first += atOnce) {
      const trials = plan.trials.slice(first, first + atOnce);
      const results = await runQuietly({ ...plan, trials }, 'live');
      for (const [index, trial] of trials.entries()) {
        expectConformance(trial, results[index]);
      }
    }
  },
  // Bounds what hangs, on a machine that is ten times as busy as it should be.
  600_000,
);
