import { expect, test } from 'vitest';
import type { Plan } from '../plan/plan.js';
import { runPlan } from './run-plan.js';
import { planOf } from './testing/plan-of.js';
import { measured, runQuietly } from './testing/run-quietly.js';

/** What reads learn under each way of being told, in virtual time, to the microsecond. */

const oneWayUs = 25_000;

const scenario = (strategies: string, rest = '') => `
name: reads
summary: Ten events a second, and somebody who asks.
workload:
  arrivals: { process: poisson, rate: 10/s }
  duration: 60s
  reads: { rate: 2/s }
link: { latency: 25ms }
strategies: [${strategies}]
${rest}`;

/** When the events of the first trial occurred, and its reads, in microseconds after its start. */
function instantsOf({ trials }: Plan) {
  const [trial = expect.fail()] = trials;
  return {
    eventsUs: trial.trace.map(({ offsetUs }) => offsetUs),
    readsUs: trial.reads.map(({ offsetUs }) => offsetUs),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('a webhook’s copy answers at once, and lacks what is on its way', async () => {
  const plan = planOf(scenario('webhook'));
  const [result] = await runQuietly(plan, 'virtual');
  const { metrics } = measured(result);
  const { eventsUs, readsUs } = instantsOf(plan);
  const agesUs = readsUs.map((atUs) => {
    const oldestUs = eventsUs.find((occurredUs) => occurredUs < atUs && atUs < occurredUs + oneWayUs);
    return oldestUs === undefined ? 0 : atUs - oldestUs;
  });
  expect(agesUs.some((ageUs) => ageUs > 0)).toBe(true);
  expect(metrics).toMatchObject({
    reads_total: readsUs.length,
    reads_failed: 0,
    read_latency_mean_ms: 0,
    read_latency_p99_ms: 0,
    stale_read_share: agesUs.filter((ageUs) => ageUs > 0).length / readsUs.length,
    requests_read: 0,
  });
  expect(metrics.read_age_mean_ms).toBeCloseTo(mean(agesUs) / 1_000, 9);
});

test('a poller’s copy is as old as its last poll', async () => {
  const plan = planOf(scenario('{ interval-poll: { every: 1s, aligned: true } }'));
  const [result] = await runQuietly(plan, 'virtual');
  const { metrics } = measured(result);
  expect(metrics.read_latency_mean_ms).toBe(0);
  expect(metrics.stale_read_share).toBeGreaterThan(0.8);
  // Half an interval and a way back, on average.
  expect(metrics.read_age_mean_ms).toBeGreaterThan(400);
  expect(metrics.read_age_mean_ms).toBeLessThan(600);
});

test('on demand, a read takes a round trip and a request, and lacks what occurred on the way back', async () => {
  const plan = planOf(scenario('on-demand'));
  const [result] = await runQuietly(plan, 'virtual');
  const { metrics, deliveries } = measured(result);
  const { eventsUs, readsUs } = instantsOf(plan);
  expect(metrics).toMatchObject({
    reads_total: readsUs.length,
    reads_failed: 0,
    requests_read: readsUs.length,
    requests_total: readsUs.length,
    requests_per_event: readsUs.length / (metrics.events_occurred ?? 0),
    events_delivered: null,
    latency_mean_ms: null,
    stale_share: null,
  });
  expect(metrics.read_latency_p50_ms).toBeCloseTo(50, 1);
  expect(deliveries).toEqual([]);
  // A read that opens a connection takes two round trips.
  const openings = metrics.connections_opened ?? 0;
  expect(metrics.read_latency_mean_ms).toBeCloseTo(50 * (1 + openings / readsUs.length), 9);
  const inTransit = readsUs.filter((atUs) =>
    eventsUs.some((occurredUs) => occurredUs > atUs + oneWayUs && occurredUs < atUs + 2 * oneWayUs),
  );
  expect(Math.abs((metrics.stale_read_share ?? 0) * readsUs.length - inTransit.length)).toBeLessThanOrEqual(
    openings,
  );
});

test('with a commit delay, an answer lacks what had not been committed', async () => {
  const lateShare = async (commitDelay: string) => {
    const plan = planOf(scenario('on-demand', `source: { commit-delay: ${commitDelay} }`));
    const [result] = await runQuietly(plan, 'virtual');
    return measured(result).metrics.stale_read_share ?? 0;
  };
  expect(await lateShare('0ms')).toBeLessThan(0.4);
  expect(await lateShare('2s')).toBeGreaterThan(0.99);
});

test('all strategies of a trial are asked at the same instants; the same plan gives the same answers', async () => {
  const plan = planOf(scenario('webhook, on-demand', 'trials: 2'));
  expect(plan.trials[0]?.reads).toEqual(plan.trials[1]?.reads);
  expect(plan.trials[0]?.reads).not.toEqual(plan.trials[2]?.reads);
  const first = await runQuietly(plan, 'virtual');
  expect(JSON.stringify(await runQuietly(plan, 'virtual'))).toBe(JSON.stringify(first));
});

test('a strategy that hands nothing over is drained when its reads are answered, and its last answer is waited for', async () => {
  const elapsedUs = async (latency: string) => {
    let lastUs = 0;
    const plan = planOf(scenario('on-demand', 'drain: 5m').replace('25ms', latency));
    const { results } = await runPlan(plan, {
      world: 'virtual',
      signal: new AbortController().signal,
      onProgress: (progress) => {
        lastUs = progress.kind === 'trial-counts' ? progress.counts.elapsedUs : lastUs;
      },
      onResult: async () => undefined,
    });
    const { metrics } = measured(results[0]);
    expect(metrics.reads_failed).toBe(0);
    expect(metrics.reads_total).toBe(plan.trials[0]?.reads.length);
    return lastUs;
  };
  expect(await elapsedUs('0ms')).toBe(61_000_000);
  const longUs = await elapsedUs('2s');
  expect(longUs).toBeGreaterThan(61_000_000);
  expect(longUs).toBeLessThan(70_000_000);
});

test('reads that find no answer in time have failed, and the trial is measured all the same', async () => {
  const plan = planOf(scenario('{ on-demand: { timeout: 30ms } }'));
  const [result] = await runQuietly(plan, 'virtual');
  const { metrics, requests } = measured(result);
  const { length } = instantsOf(plan).readsUs;
  expect(metrics).toMatchObject({ reads_total: length, reads_failed: length, stale_read_share: null });
  expect(requests.sent).toBe(length);
});

test('an interrupted trial keeps the reads that were answered', async () => {
  const interruption = new AbortController();
  const { results } = await runPlan(planOf(scenario('on-demand')), {
    world: 'virtual',
    signal: interruption.signal,
    onProgress: (progress) => {
      if (progress.kind === 'trial-counts' && progress.counts.elapsedUs >= 10_000_000) {
        interruption.abort();
      }
    },
    onResult: async () => undefined,
  });
  const [result] = results;
  const answered = result?.state === 'interrupted' ? (result.measurement.metrics.reads_total ?? 0) : 0;
  expect(answered).toBeGreaterThan(5);
  expect(answered).toBeLessThan(40);
});
