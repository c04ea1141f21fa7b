import { expect, test } from 'vitest';
import type { TrialResult } from '../measure/trial-measurement.js';
import type { Progress } from './progress.js';
import { runPlan } from './run-plan.js';
import { planOf } from './testing/plan-of.js';
import { measured, runQuietly } from './testing/run-quietly.js';

const everySecond = `
name: every-second
summary: One event a second, for ten seconds.
workload:
  arrivals: { process: constant, rate: 1/s }
  duration: 10s
  consumers: 2
warm-up: 2s
link: { latency: 25ms }
strategies:
  - webhook
  - interval-poll: { every: 4s, aligned: true }
`;

test('a webhook takes one transit per event, whoever the consumer is; the ledger is exact', async () => {
  const [webhook] = await runQuietly(planOf(everySecond), 'virtual');
  const { metrics, deliveries, requests } = measured(webhook);
  expect(metrics).toMatchObject({
    events_occurred: 10,
    deliveries_expected: 20,
    events_delivered: 20,
    events_lost: 0,
    duplicates_received: 0,
    requests_total: 20,
    requests_delivery: 20,
    requests_per_event: 2,
    latency_min_ms: 25,
    latency_mean_ms: 25,
    latency_max_ms: 25,
  });
  expect(deliveries).toHaveLength(20);
  expect(new Set(deliveries.map(({ latencyUs }) => latencyUs))).toEqual(new Set([25_000]));
  // 12 events (2 of the warm-up) for 2 consumers, and each of them subscribes and unsubscribes.
  expect(requests).toEqual({ sent: 28, received: 28, neverArrived: { refused: 0, cut: 0, abandoned: 0 } });
});

test('a poller finds each event at its next poll, to the microsecond', async () => {
  const [, poll] = await runQuietly(planOf(everySecond), 'virtual');
  const { metrics, deliveries } = measured(poll);
  const latencies = deliveries
    .filter(({ consumer }) => consumer === 0)
    .map(({ latencyUs }) => latencyUs ?? 0);
  const startsUs = deliveries.map(({ deliveredUs }) => deliveredUs ?? 0);
  // Polls leave every 4 s and come back 50 ms later: no event waits longer than one interval and a way back.
  expect(new Set(startsUs).size).toBe(3);
  expect(Math.max(...latencies)).toBeLessThanOrEqual(4_000_000 + 25_000);
  expect(Math.min(...latencies)).toBeGreaterThanOrEqual(25_000);
  expect(metrics.requests_poll).toBe(6);
  expect(metrics.requests_total).toBe(6);
  expect(metrics.events_lost).toBe(0);
});

test('the same plan gives the same results, bit for bit', async () => {
  const scenario = everySecond.replace('process: constant, rate: 1/s', 'process: poisson, rate: 20/s');
  const first = await runQuietly(planOf(scenario), 'virtual');
  const second = await runQuietly(planOf(scenario), 'virtual');
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
});

test('trials have traces of their own, which all strategies share', async () => {
  const plan = planOf(`${everySecond.replace('constant', 'poisson')}\ntrials: 2`);
  const results = await runQuietly(plan, 'virtual');
  const occurred = (trial: number, label: string) => {
    const result = results.find((each) => each.trial === trial && each.label === label);
    return measured(result).deliveries.map(({ occurredUs }) => occurredUs);
  };
  expect(occurred(1, 'webhook')).toEqual(occurred(1, 'interval-poll'));
  expect(occurred(2, 'webhook')).toEqual(occurred(2, 'interval-poll'));
  expect(occurred(1, 'webhook')).not.toEqual(occurred(2, 'webhook'));
  expect(results.map(({ trial, label }) => `${trial} ${label}`)).toEqual([
    '1 webhook',
    '1 interval-poll',
    '2 interval-poll',
    '2 webhook',
  ]);
});

test('a long window has a coarser timeline, whose columns still add up', async () => {
  const aDay = everySecond
    .replace('rate: 1/s', 'rate: 1/min')
    .replace('duration: 10s', 'duration: 1d')
    .replace('every: 4s', 'every: 10m');
  for (const result of await runQuietly(planOf(aDay), 'virtual')) {
    const { timeline, metrics } = measured(result);
    const sum = (column: 'events' | 'deliveries' | 'requestsPoll' | 'requestsDelivery') =>
      timeline.reduce((total, row) => total + (row[column] ?? 0), 0);
    expect(timeline.slice(0, 3).map(({ second }) => second)).toEqual([0, 60, 120]);
    expect(timeline.slice(0, 1_440).every(({ events }) => events === 1)).toBe(true);
    expect(timeline.length).toBeLessThanOrEqual(1_450);
    expect(sum('events')).toBe(metrics.events_occurred);
    expect(sum('deliveries')).toBe(metrics.events_delivered);
    expect(sum('requestsPoll')).toBe(metrics.requests_poll);
    expect(sum('requestsDelivery')).toBe(metrics.requests_delivery);
  }
});

test('own streams: each event goes to one consumer', async () => {
  const plan = planOf(everySecond.replace('consumers: 2', 'consumers: 5\n  audience: own'));
  for (const result of await runQuietly(plan, 'virtual')) {
    expect(measured(result).metrics).toMatchObject({
      deliveries_expected: 10,
      events_delivered: 10,
      events_lost: 0,
    });
  }
});

test('source options reach the source, and processing delays what is applied, not what is delivered', async () => {
  const plan = planOf(`${everySecond}
source: { webhook: { timeout: 10ms, retries: [30ms], retry-jitter: 0 } }
consumer: { processing: 300ms }`);
  const [webhook] = await runQuietly(plan, 'virtual');
  const { metrics, deliveries } = measured(webhook);
  // The time-out is shorter than one transit: no attempt is ever acknowledged in time, yet both arrive.
  expect(metrics).toMatchObject({ requests_delivery: 20, requests_retry: 20, duplicates_received: 20 });
  expect(metrics.duplicates_applied).toBe(0);
  expect(deliveries[0]).toMatchObject({ attempts: 2, duplicates: 1 });
  expect((deliveries[0]?.appliedUs ?? 0) - (deliveries[0]?.deliveredUs ?? 0)).toBe(300_000);
});

test('an interrupted run keeps what it had, says so, and begins no other trial', async () => {
  const interruption = new AbortController();
  const seen: Progress[] = [];
  const kept: TrialResult[] = [];
  const outcome = await runPlan(planOf(everySecond), {
    world: 'virtual',
    signal: interruption.signal,
    onProgress: (progress) => {
      seen.push(progress);
      if (progress.kind === 'trial-counts' && progress.counts.elapsedUs >= 5_000_000) {
        interruption.abort();
      }
    },
    onResult: async (result) => {
      kept.push(result);
    },
  });
  expect(outcome.interrupted).toBe(true);
  expect(kept).toEqual(outcome.results);
  expect(outcome.results.map(({ label, state }) => [label, state])).toEqual([['webhook', 'interrupted']]);
  const [result] = outcome.results;
  const delivered = result?.state === 'interrupted' ? (result.measurement.metrics.events_delivered ?? 0) : 0;
  expect(delivered).toBeGreaterThan(0);
  expect(delivered).toBeLessThan(20);
  expect(seen.at(-1)).toMatchObject({ kind: 'trial-ended', state: 'interrupted' });
});

test('a drain ends as soon as everything is in, and at its limit otherwise', async () => {
  const elapsedUs: number[] = [];
  const runOne = async (text: string) => {
    let lastUs = 0;
    await runPlan(planOf(text), {
      world: 'virtual',
      signal: new AbortController().signal,
      onProgress: (progress) => {
        lastUs = progress.kind === 'trial-counts' ? progress.counts.elapsedUs : lastUs;
      },
      onResult: async () => undefined,
    });
    elapsedUs.push(lastUs);
  };
  const webhookOnly = everySecond.replace(/ {2}- interval-poll.*/, '');
  await runOne(`${webhookOnly}\ndrain: 60s`);
  await runOne(
    `${webhookOnly}\ndrain: 60s\nsource: { webhook: { timeout: 10ms, retries: [1h], retry-jitter: 0 } }`,
  );
  expect(elapsedUs).toEqual([12_000_000, 72_000_000]);
});

test('a backlog of processing does not hold up the end: what was not applied by then says so', async () => {
  const plan = planOf(`${everySecond}\nconsumer: { processing: 1h }`);
  const [webhook] = await runQuietly(plan, 'virtual');
  const { metrics, deliveries } = measured(webhook);
  expect(metrics).toMatchObject({ events_delivered: 20, events_lost: 0 });
  expect(deliveries.map(({ appliedUs }) => appliedUs)).toEqual(deliveries.map(() => null));
});

test('a run that has enough ends after a whole round', async () => {
  const plan = planOf(`${everySecond}\ntrials: 5\n`);
  const asked: number[] = [];
  const { results, interrupted } = await runPlan(plan, {
    world: 'virtual',
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onResult: async () => undefined,
    isEnough: (soFar) => {
      asked.push(soFar.length);
      return soFar.length >= 6;
    },
  });
  expect(asked).toEqual([2, 4, 6]);
  expect(interrupted).toBe(false);
  expect(results.map(({ trial }) => trial)).toEqual([1, 1, 2, 2, 3, 3]);
});
