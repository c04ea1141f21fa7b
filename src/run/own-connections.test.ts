import { expect, test } from 'vitest';
import { planOf } from './testing/plan-of.js';
import { measured, runQuietly } from './testing/run-quietly.js';

/** Ten events far apart, dealt out to five consumers: none is pushed while another one is under way. */
const plan = planOf(`
name: own-connections
summary: What is pushed to one consumer opens no connection for another one.
workload: { arrivals: { process: constant, rate: 10/s }, duration: 1s, consumers: 5, audience: own }
warm-up: 0s
drain: 10s
strategies: [webhook, { interval-poll: { every: 1s } }]`);

test.each(['virtual', 'live'] as const)(
  'a push has its consumer’s connection, as a poll has: none is shared (%s)',
  async (world) => {
    const [push, poll] = await runQuietly(plan, world);
    const receivers = new Set(measured(push).deliveries.map(({ consumer }) => consumer));
    expect(receivers.size).toBeGreaterThan(2);
    // Each consumer subscribes over a connection of its own, and each that has an event receives it over another one.
    expect(measured(push).metrics.connections_opened).toBe(5 + receivers.size);
    expect(measured(poll).metrics.connections_opened).toBe(5);
  },
);
