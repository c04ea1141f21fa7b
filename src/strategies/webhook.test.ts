import { expect, test } from 'vitest';
import { renderEnvelope } from '../protocol/envelope.js';
import { decodeSecret, signWebhook } from '../protocol/standard-webhooks.js';
import { virtualCrypto } from '../worlds/virtual/virtual-crypto.js';
import { conditionsOf } from './testing/conditions-of.js';
import { withStrategyBench } from './testing/strategy-bench.js';
import { webhook } from './webhook.js';

const second = 1_000_000;
const body = renderEnvelope(
  { id: 'evt_1', type: 't', key: 'k', occurred_at: '2026-01-01T00:00:00Z' },
  '{"a":1}',
);

test('an event arrives one transit after it occurred, on a connection that is open already', async () => {
  await withStrategyBench({ oneWayUs: 30_000 }, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const consumer = await webhook.configure({}).start(context);
    await emitAt(second, 'a');
    await emitAt(2 * second, 'b');
    await sleepUntil(3 * second);
    await consumer.stop();
    // The first delivery opens the connection, which costs a round trip.
    expect(deliveries).toEqual([
      { atUs: 1_090_000, id: 'a' },
      { atUs: 2_030_000, id: 'b' },
    ]);
  });
});

test('stop ends the subscription: nothing is pushed any more', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, source, sleepUntil }) => {
    const consumer = await webhook.configure({}).start(context);
    await consumer.stop();
    await emitAt(second, 'a');
    await sleepUntil(2 * second);
    expect(deliveries).toEqual([]);
    expect(source.openDeliveries()).toBe(0);
  });
});

test('a source that refuses the subscription fails the start, and leaves nothing listening', async () => {
  await withStrategyBench({}, async ({ context, replaceSource }) => {
    replaceSource(async () => ({ kind: 'answer', status: 503, body: 'later' }));
    await expect(webhook.configure({}).start(context)).rejects.toThrow(/503: later/);
    const response = await context.transport.request({
      method: 'POST',
      url: 'http://127.0.0.1:40002/consumers/0',
      purpose: 'delivery',
      timeoutUs: second,
      body,
    });
    expect(response.status).toBe(404);
  });
});

test('only what the source has signed, lately, is accepted', async () => {
  await withStrategyBench({}, async ({ context, clock, replaceSource, deliveries, sleepUntil }) => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const key = decodeSecret(secret) ?? new Uint8Array();
    replaceSource(async () => ({
      kind: 'answer',
      status: 201,
      body: JSON.stringify({ id: 'sub_1', secret }),
    }));
    const consumer = await webhook.configure({}).start(context);
    await sleepUntil(second);
    const nowSeconds = Math.floor(clock.unixMs() / 1_000);
    const push = async (headers: Readonly<Record<string, string>>, text = body) => {
      const url = 'http://127.0.0.1:40002/consumers/0';
      const request = {
        method: 'POST',
        url,
        headers,
        body: text,
        purpose: 'delivery',
        timeoutUs: second,
      } as const;
      return (await context.transport.request(request)).status;
    };
    const sign = (timestampSeconds: number, text = body) =>
      signWebhook(virtualCrypto, key, { id: 'evt_1', timestampSeconds, body: text });
    expect(await push({})).toBe(401);
    expect(await push(sign(nowSeconds), body.replace('1', '2'))).toBe(401);
    expect(await push(sign(nowSeconds - 301))).toBe(401);
    expect(await push(sign(nowSeconds, '{}'), '{}')).toBe(400);
    expect(deliveries).toEqual([]);
    expect(await push(sign(nowSeconds))).toBe(204);
    expect(deliveries.map(({ id }) => id)).toEqual(['evt_1']);
    await consumer.stop();
  });
});

test('the closed form: one transit, and a request per event and consumer', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 2 },
    consumers: 3,
    audience: 'all',
    link: { latency: 50_000, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 600 * second,
    durationUs: 10_000_000,
  });
  const prediction = webhook.configure({}).predict(conditions);
  expect(prediction.latency_mean_ms).toBeCloseTo(50.25, 1);
  expect(prediction.requests_per_event).toBe(3);
  expect(prediction.stale_share).toBeCloseTo(1 - Math.exp(-0.1), 2);
  expect(webhook.configure({}).predict({ ...conditions, audience: 'own' }).requests_per_event).toBe(1);
});

test('the closed form: an event that finds the connection closed takes three transits', () => {
  const conditions = {
    link: { latency: 50_000, jitter: 0 },
    warmUpUs: 600 * second,
    durationUs: 86_400 * second,
  };
  const predict = (process: string, ratePerSecond: number) =>
    webhook.configure({}).predict(conditionsOf({ ...conditions, arrivals: { process, ratePerSecond } }));
  // At one event per 71 s a Poisson process leaves a gap of at least that long with probability 1/e.
  const poisson = predict('poisson', 1 / 71);
  expect(poisson.latency_mean_ms).toBeCloseTo(50 * (1 + 2 / Math.E), 0);
  expect(poisson).toMatchObject({ latency_p50_ms: 50, latency_p99_ms: 150 });
  expect(predict('constant', 1 / 72)).toMatchObject({ latency_mean_ms: 150, latency_p50_ms: 150 });
  expect(predict('constant', 1 / 70)).toMatchObject({ latency_mean_ms: 50, latency_p99_ms: 50 });
});

test('the closed form: bursts wait in the source’s queue, so their latency is left open', () => {
  const arrivals = { process: 'bursty', ratePerSecond: 2 };
  const conditions = conditionsOf({
    arrivals,
    link: { latency: 50_000, jitter: 0 },
    durationUs: 60 * second,
  });
  expect(webhook.configure({}).predict(conditions)).toEqual({ requests_per_event: 1 });
});

test('the closed form over a link with jitter: one transit is uniform, three are not', () => {
  const link = { latency: 10_000, jitter: 40_000 };
  const predict = (ratePerSecond: number) =>
    webhook.configure({}).predict(
      conditionsOf({
        arrivals: { process: 'constant', ratePerSecond },
        link,
        warmUpUs: 300 * second,
        durationUs: 86_400 * second,
      }),
    );
  expect(predict(1)).toMatchObject({ latency_mean_ms: 30, latency_p50_ms: 30, latency_p99_ms: 49.6 });
  // Above 2, the sum of three uniform terms exceeds 3 − x with probability x³/6.
  const opening = predict(1 / 100);
  expect(opening.latency_p99_ms).toBeCloseTo(30 + 40 * (3 - 0.06 ** (1 / 3)), 2);
});

test('the closed form: no latency where pushes wait for a place, nothing where they run into their time-out', () => {
  const predict = (source: Readonly<Record<string, unknown>>) =>
    webhook.configure({}).predict(
      conditionsOf(
        {
          arrivals: { process: 'poisson', ratePerSecond: 5 },
          link: { latency: 100_000, jitter: 0 },
          durationUs: 3_600 * second,
        },
        source,
      ),
    );
  expect(predict({ webhook: { concurrency: 2 } })).toEqual({ requests_per_event: 1 });
  expect(predict({ webhook: { timeout: '300ms' } })).toEqual({});
  expect(predict({}).latency_p50_ms).toBe(100);
});
