import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { buildPlan } from '../../plan/build-plan.js';
import { loadScenario } from '../../scenario/load-scenario.js';
import { readScenarioFlags } from '../../scenario/scenario-changes.js';
import { runPlan } from '../run-plan.js';
import { trialProcessesOf } from '../testing/child-processes.js';
import { planOf } from '../testing/plan-of.js';
import { measured, runQuietly } from '../testing/run-quietly.js';

/** Real processes and sockets. Counts and ledgers are asserted, never how long something took. */

const threeSeconds = `
name: three-seconds
summary: Twenty events a second for three seconds.
workload:
  arrivals: { process: constant, rate: 20/s }
  duration: 3s
strategies:
  - webhook
  - interval-poll: { every: 500ms }
warm-up: 500ms
drain: 10s
`;

afterEach(() => {
  expect(trialProcessesOf(process.pid)).toEqual([]);
});

test('order-placed in its three-second form: the live ledger equals the simulated one', async () => {
  const plan = buildPlan(loadScenario('order-placed', readScenarioFlags({ duration: '3s' })));
  const live = await runQuietly(plan, 'live');
  const simulated = await runQuietly(plan, 'virtual');
  expect(live.map(({ label }) => label)).toEqual(['webhook', 'interval-poll', 'slow poll']);
  for (const [index, result] of live.entries()) {
    const { metrics, deliveries, requests } = measured(result);
    const expected = measured(simulated[index]).metrics;
    expect(metrics.events_occurred).toBe(expected.events_occurred);
    expect(metrics.events_delivered).toBe(expected.deliveries_expected);
    expect(metrics.events_lost).toBe(0);
    expect(metrics.duplicates_received).toBe(0);
    expect(metrics.requests_delivery).toBe(expected.requests_delivery);
    expect(deliveries.map(({ occurredUs }) => occurredUs)).toEqual(
      measured(simulated[index]).deliveries.map(({ occurredUs }) => occurredUs),
    );
    expect(requests.sent).toBe(requests.received);
    expect(metrics.source_cpu_ms).toBeGreaterThan(0);
  }
  const [webhook] = live;
  const { metrics } = measured(webhook);
  const { metrics: inTheory } = measured(simulated[0]);
  expect(metrics.bytes_to_consumer).toBe(inTheory.bytes_to_consumer);
  expect(metrics.bytes_to_source).toBe(inTheory.bytes_to_source);
});

test('a link makes both directions longer by its latency, and costs no event', async () => {
  const plan = planOf(`${threeSeconds}\nlink: { latency: 40ms, jitter: 5ms }`);
  const [webhook, poll] = await runQuietly(plan, 'live');
  expect(measured(webhook).metrics.latency_min_ms).toBeGreaterThanOrEqual(40);
  expect(measured(poll).metrics.latency_min_ms).toBeGreaterThanOrEqual(40);
  expect(measured(webhook).metrics).toMatchObject({ events_delivered: 60, events_lost: 0 });
  expect(measured(poll).metrics).toMatchObject({ events_delivered: 60, events_lost: 0 });
});

test('reads are answered at their instants: by a copy, or by the source after a round trip', async () => {
  const text = threeSeconds
    .replace('duration: 3s', 'duration: 3s\n  reads: { rate: 10/s }')
    .replace('- interval-poll: { every: 500ms }', '- on-demand');
  const plan = planOf(`${text}\nlink: { latency: 40ms }`);
  const planned = plan.trials[0]?.reads.length;
  const [webhook, onDemand] = await runQuietly(plan, 'live');
  expect(measured(webhook).metrics).toMatchObject({
    events_lost: 0,
    reads_total: planned,
    reads_failed: 0,
    requests_read: 0,
  });
  const { metrics, deliveries, readLatencies } = measured(onDemand);
  expect(metrics).toMatchObject({ reads_total: planned, reads_failed: 0, events_delivered: null });
  expect(readLatencies?.shortestUs).toBeGreaterThanOrEqual(80_000);
  expect(deliveries).toEqual([]);
});

test('a source that cannot start fails its trials with one clear error each', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const address = blocker.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const results = await runQuietly(planOf(`${threeSeconds}\nsource: { port: ${port} }`), 'live');
    expect(results).toHaveLength(2);
    for (const result of results) {
      expect(result).toMatchObject({ state: 'failed', code: 'PVP_START_FAILED' });
      expect(result.state === 'failed' && result.message).toMatch(
        /^the source process could not start: .*EADDRINUSE/,
      );
    }
  } finally {
    blocker.close();
  }
});

test('a consumers process that dies half-way fails its trial; the next one is measured all the same', async () => {
  let killed = false;
  const { results } = await runPlan(planOf(threeSeconds), {
    world: 'live',
    signal: new AbortController().signal,
    onProgress: (progress) => {
      if (!killed && progress.kind === 'trial-counts' && progress.counts.delivered > 5) {
        killed = true;
        const victim = trialProcessesOf(process.pid).find(({ command }) =>
          command.includes('consumers-process'),
        );
        process.kill(victim?.pid ?? 0, 'SIGKILL');
      }
    },
    onResult: async () => undefined,
  });
  const [first, second] = results;
  expect(first).toMatchObject({ label: 'webhook', state: 'failed', code: 'PVP_PROCESS_DIED' });
  expect(first?.state === 'failed' && first.message).toBe('the consumers process died half-way (SIGKILL)');
  expect(measured(second).metrics).toMatchObject({ events_delivered: 60, events_lost: 0 });
});

test('an interruption stops the processes cleanly and keeps what was measured', async () => {
  const interruption = new AbortController();
  const { results, interrupted } = await runPlan(planOf(threeSeconds), {
    world: 'live',
    signal: interruption.signal,
    onProgress: (progress) => {
      if (progress.kind === 'trial-counts' && progress.counts.delivered > 20) {
        interruption.abort();
      }
    },
    onResult: async () => undefined,
  });
  expect(interrupted).toBe(true);
  expect(results).toHaveLength(1);
  const [result] = results;
  const delivered = result?.state === 'interrupted' ? (result.measurement.metrics.events_delivered ?? 0) : 0;
  expect(delivered).toBeGreaterThan(0);
  expect(delivered).toBeLessThan(60);
});
