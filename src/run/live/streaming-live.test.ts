import { afterEach, expect, test } from 'vitest';
import { trialProcessesOf } from '../testing/child-processes.js';
import { planOf } from '../testing/plan-of.js';
import { measured, runQuietly } from '../testing/run-quietly.js';

/** Streams and sockets between real processes. Counts and bytes are asserted, never how long something took. */

afterEach(() => {
  expect(trialProcessesOf(process.pid)).toEqual([]);
});

test('the ledgers of streams and sockets balance, and their bytes in the window are the simulated ones', async () => {
  // Events are further apart than the entries of a flow, and none is near an end of the window.
  const plan = planOf(`
name: streaming
summary: Five events a second for three seconds.
workload:
  arrivals: { process: constant, rate: 5/s }
  duration: 3s
  consumers: 3
strategies: [sse, websocket]
warm-up: 500ms
drain: 10s
`);
  const live = await runQuietly(plan, 'live');
  const simulated = await runQuietly(plan, 'virtual');
  expect(live).toHaveLength(2);
  for (const [index, result] of live.entries()) {
    const { metrics, requests } = measured(result);
    const expected = measured(simulated[index]).metrics;
    expect(metrics).toMatchObject({ events_delivered: 45, events_lost: 0, duplicates_received: 0 });
    expect(requests).toEqual({ sent: 3, received: 3, neverArrived: { refused: 0, cut: 0, abandoned: 0 } });
    expect(metrics).toMatchObject({ requests_total: 0, requests_per_event: 0, connections_opened: 3 });
    expect(metrics.bytes_to_consumer).toBe(expected.bytes_to_consumer);
    expect(metrics.bytes_to_consumer).toBeGreaterThan(45 * 512);
    expect(metrics.bytes_to_source).toBe(0);
  }
});
