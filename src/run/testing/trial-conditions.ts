import { expect } from 'vitest';
import type { RequestLedger, TrialResult } from '../../measure/trial-measurement.js';
import type { Plan, TrialPlan } from '../../plan/plan.js';
import { findStrategy } from '../../strategies/find-strategy.js';
import { planOf } from './plan-of.js';
import { measured } from './run-quietly.js';

/** Conditions under which every strategy owes its consumers every event, and every read an answer. */
export interface TrialConditions {
  readonly name: string;
  readonly arrivals: string;
  /** How many events there are at least. */
  readonly leastEvents: number;
  readonly consumers?: number;
  /** How many of them take part; without it, all. */
  readonly participants?: number;
  readonly audience?: 'all' | 'own';
  /** Further lines of the scenario. */
  readonly rest?: string;
}

export const noEvents: TrialConditions = {
  name: 'no event at all',
  arrivals: '{ process: bursty, rate: 1/d, burst: 1, within: 0ms }',
  leastEvents: 0,
};

/** A burst every five seconds on average. */
export const burst: TrialConditions = {
  name: 'a burst of 1,000 events in one instant',
  arrivals: '{ process: bursty, rate: 200/s, burst: 1000, within: 0ms }',
  leastEvents: 1_000,
};

export const thousandConsumers: TrialConditions = {
  name: 'a thousand consumers',
  arrivals: '{ process: constant, rate: 2/s }',
  leastEvents: 2,
  consumers: 1_000,
};

/** How long a trial lasts in its world, and how long it may take at most to deliver everything. */
const timings = {
  virtual: { duration: '10s', drain: '10m' },
  live: { duration: '1s', drain: '60s' },
} as const;

/** A trial of each of these strategies under these conditions. */
export function planConditions(
  world: keyof typeof timings,
  strategyIds: readonly string[],
  conditions: TrialConditions,
): Plan {
  const { arrivals, leastEvents, consumers = 2, audience = 'all', rest = '' } = conditions;
  const { participants = consumers } = conditions;
  const { duration, drain } = timings[world];
  const entries = strategyIds.map((id) => `{ ${id}: { consumers: ${participants} } }`);
  const plan = planOf(`
name: conformance
summary: What every strategy owes its consumers.
schedule: side-by-side
workload:
  arrivals: ${arrivals}
  duration: ${duration}
  consumers: ${consumers}
  audience: ${audience}
  reads: { rate: 20/s }
strategies: [${entries.join(', ')}]
warm-up: 0s
drain: ${drain}
${rest}`);
  const events = plan.trials[0]?.trace.length ?? 0;
  expect(events).toBeGreaterThanOrEqual(leastEvents);
  expect(events > 0).toBe(leastEvents > 0);
  return plan;
}

/**
 * Every event reached each consumer of its audience and was applied once, every read was answered, and the books
 * balance.
 */
export function expectConformance(trial: TrialPlan, result: TrialResult | undefined): void {
  const { metrics, deliveries, requests } = measured(result);
  const { id } = trial.strategy;
  expect({ id, unread: metrics.reads_failed }).toEqual({ id, unread: 0 });
  expect({ id, reads: metrics.reads_total }).toEqual({ id, reads: trial.reads.length });
  expect({ id, untold: countUntold(requests) }).toEqual({ id, untold: 0 });
  if (findStrategy(id).delivers === 'state-on-read') {
    expect({ id, delivered: metrics.events_delivered, rows: deliveries.length }).toEqual({
      ...{ id, delivered: null, rows: 0 },
    });
    return;
  }
  const { deliveries_expected: expected } = metrics;
  expect({ id, lost: metrics.events_lost, twice: metrics.duplicates_applied }).toEqual({
    ...{ id, lost: 0, twice: 0 },
  });
  expect({ id, delivered: metrics.events_delivered, rows: deliveries.length }).toEqual({
    ...{ id, delivered: expected, rows: expected },
  });
  // A copy answers in no time, however late this machine's timers are.
  expect({ id, readMs: metrics.read_latency_p99_ms }).toEqual({ id, readMs: 0 });
  const impossible = deliveries.filter(
    ({ deliveredUs, latencyUs }) => deliveredUs === null || (latencyUs ?? -1) < 0,
  );
  expect({ id, impossible }).toEqual({ id, impossible: [] });
}

/** Requests that were sent, of which neither their receiver nor a failure tells. */
function countUntold({ sent, received, neverArrived }: RequestLedger): number {
  return sent - received - Object.values(neverArrived).reduce((sum, count) => sum + count, 0);
}
