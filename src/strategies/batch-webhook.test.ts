import { describe, expect, test } from 'vitest';
import { parseBatch } from '../protocol/batch.js';
import { batchWebhook } from './batch-webhook.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { withStrategyBench } from './testing/strategy-bench.js';
import { wrapEndpoint } from './testing/wrap-endpoint.js';

const second = 1_000_000;

test('what comes within the linger of the first event arrives with it, in order', async () => {
  await withStrategyBench({ oneWayUs: 30_000 }, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const consumer = await batchWebhook.configure({ linger: '200ms' }).start(context);
    await emitAt(1_000_000, 'a');
    await emitAt(1_150_000, 'b');
    await emitAt(1_199_999, 'c');
    await emitAt(2_000_000, 'd');
    await sleepUntil(3 * second);
    await consumer.stop();
    // The first batch opens the connection, which costs a round trip.
    expect(deliveries).toEqual([
      { atUs: 1_290_000, id: 'a' },
      { atUs: 1_290_000, id: 'b' },
      { atUs: 1_290_000, id: 'c' },
      { atUs: 2_230_000, id: 'd' },
    ]);
  });
});

test('a burst arrives in full batches at once, and its rest after the linger', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const sizes: (number | undefined)[] = [];
    const counting = wrapEndpoint(context, (endpoint) => (request) => {
      sizes.push(parseBatch(request.body)?.length);
      return endpoint(request);
    });
    const consumer = await batchWebhook.configure({ max: 100, linger: '1s' }).start(counting);
    const ids = Array.from({ length: 250 }, (_, index) => `evt_${index}`);
    for (const id of ids) {
      await emitAt(second, id);
    }
    await sleepUntil(5 * second);
    await consumer.stop();
    expect(sizes).toEqual([100, 100, 50]);
    expect(deliveries.map(({ id }) => id)).toEqual(ids);
    expect(new Set(deliveries.map(({ atUs }) => atUs))).toEqual(new Set([second, 2 * second]));
  });
});

test('a batch that is refused once comes again whole', async () => {
  const source = { webhook: { retries: ['5s'], 'retry-jitter': 0 } };
  await withStrategyBench({ source }, async ({ context, clock, emitAt, deliveries, sleepUntil }) => {
    const failing = wrapEndpoint(context, (endpoint) => async (request) => {
      return clock.nowUs() < 3 * second ? { kind: 'answer', status: 500 } : endpoint(request);
    });
    const consumer = await batchWebhook.configure({ linger: '500ms' }).start(failing);
    await emitAt(second, 'a');
    await emitAt(second, 'b');
    await sleepUntil(10 * second);
    await consumer.stop();
    expect(deliveries).toEqual([
      { atUs: 6_500_000, id: 'a' },
      { atUs: 6_500_000, id: 'b' },
    ]);
  });
});

test('events that would be too large together arrive apart', async () => {
  // An envelope holds its id and, on the bench, its key, which is the same: two weigh more than 64 B + 64 KiB.
  const padding = 'x'.repeat(18_000);
  await withStrategyBench({ source: { 'max-payload': '64B' } }, async (bench) => {
    const bodies: string[] = [];
    const counting = wrapEndpoint(bench.context, (endpoint) => (request) => {
      bodies.push(request.body);
      return endpoint(request);
    });
    const consumer = await batchWebhook.configure({}).start(counting);
    await bench.emitAt(second, `${padding}1`);
    await bench.emitAt(second, `${padding}2`);
    await bench.sleepUntil(2 * second);
    await consumer.stop();
    expect(bodies).toHaveLength(2);
    expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThanOrEqual(64 + 65_536);
    expect(bench.deliveries.map(({ id }) => id.at(-1))).toEqual(['1', '2']);
  });
});

test('stop ends the subscription: what lingers is pushed no more', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, source, sleepUntil }) => {
    const consumer = await batchWebhook.configure({ linger: '1s' }).start(context);
    await emitAt(second, 'a');
    await sleepUntil(1_500_000);
    await consumer.stop();
    await sleepUntil(10 * second);
    expect(deliveries).toEqual([]);
    expect(source.openDeliveries()).toBe(0);
  });
});

describe('the closed form', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 10 },
    consumers: 3,
    audience: 'all',
    link: { latency: 20_000, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 600 * second,
    durationUs: 60 * second,
  });

  test('where max is not reached: (L + λL²/2) / (1 + λL) and a transit, 1/(1 + λL) requests', () => {
    const prediction = batchWebhook.configure({ linger: '200ms' }).predict(conditions);
    expect(prediction.latency_mean_ms).toBeCloseTo((200 + 200) / 3 + 20, 0);
    expect(prediction.requests_per_event).toBeCloseTo(1, 9);
    // A third of all events waits 200 ms; the others' waits are uniform below that.
    expect(prediction.latency_p50_ms).toBeCloseTo(150 + 20, 0);
    expect(prediction.latency_p99_ms).toBe(220);
    expect(prediction.stale_share).toBeCloseTo(1 - Math.exp(-0.2) / 3, 2);
  });

  test('batches of one are webhooks', () => {
    const prediction = batchWebhook.configure({ max: 1 }).predict(conditions);
    expect(prediction).toEqual({ latency_mean_ms: expect.closeTo(20, 0), requests_per_event: 3 });
  });

  test('batches of two: a follower comes before the linger ends with probability 1 − e^(−λL)', () => {
    const follows = 1 - Math.exp(-2);
    const prediction = batchWebhook.configure({ max: 2, linger: '200ms' }).predict(conditions);
    expect(prediction.requests_per_event).toBeCloseTo(3 / (1 + follows), 9);
    // The first event waits min(L, E) with E exponential of mean 100 ms, the second not at all.
    expect(prediction.latency_mean_ms).toBeCloseTo((100 * follows) / (1 + follows) + 20, 0);
    expect(prediction.latency_p50_ms).toBeUndefined();
  });

  test('it is for Poisson arrivals', () => {
    const bursty = { ...conditions, arrivals: { process: 'bursty', ratePerSecond: 10 } };
    expect(batchWebhook.configure({}).predict(bursty)).toEqual({});
  });

  test.each([
    {
      options: '{ linger: 200ms }',
      metrics: ['latency_mean_ms', 'latency_p50_ms', 'requests_per_event', 'stale_share'],
    },
    { options: '{ max: 3, linger: 200ms }', metrics: ['latency_mean_ms', 'requests_per_event'] },
    // Requests are left out: a batch that begins before the window or ends behind it counts as a whole one.
    { options: '{ max: 3, linger: 500ms }', metrics: ['latency_mean_ms'] },
  ] as const)('it holds in long runs: $options', async ({ options, metrics }) => {
    await expectClosedForms(
      `workload: { arrivals: { process: poisson, rate: 10/s }, duration: 40s }
warm-up: 2s
link: { latency: 20ms }
strategies:
  - batch-webhook: ${options}`,
      metrics,
    );
  });
});
