import { describe, expect, test } from 'vitest';
import type { RequestHandler } from '../core/ports/transport.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';
import { wrapEndpoint } from './testing/wrap-endpoint.js';
import { thinWebhook } from './thin-webhook.js';

const second = 1_000_000;

/** When each fetch left. */
function fetchesUs({ requests }: StrategyBench): number[] {
  return requests.filter(({ request }) => request.purpose === 'fetch').map(({ atUs }) => atUs);
}

/** The source, but slow; tells how many requests it has in hand at once. */
function slowSource({ clock, source }: StrategyBench, byUs: number) {
  const load = { now: 0, peak: 0 };
  const handle: RequestHandler = async (request) => {
    load.now += 1;
    load.peak = Math.max(load.peak, load.now);
    await clock.sleepUntil(clock.nowUs() + byUs);
    load.now -= 1;
    return source.handlers.onRequest(request);
  };
  return { handle, load };
}

test('an event takes three transits on open connections: notice, request, answer', async () => {
  await withStrategyBench({ oneWayUs: 30_000 }, async (bench) => {
    const consumer = await thinWebhook.configure({}).start(bench.context);
    await bench.emitAt(second, 'a');
    await bench.emitAt(2 * second, 'b');
    await bench.sleepUntil(3 * second);
    await consumer.stop();
    // The first notice opens a connection, which costs a round trip; the consumer has one since it subscribed.
    expect(bench.deliveries).toEqual([
      { atUs: 1_150_000, id: 'a' },
      { atUs: 2_090_000, id: 'b' },
    ]);
    expect(fetchesUs(bench)).toEqual([1_090_000, 2_030_000]);
  });
});

test('the notice is acknowledged before its details are there', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await thinWebhook.configure({}).start(bench.context);
    bench.replaceSource(slowSource(bench, 5 * second).handle);
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(second + 1);
    expect(bench.source.openDeliveries()).toBe(0);
    expect(bench.deliveries).toEqual([]);
    await bench.sleepUntil(7 * second);
    expect(bench.deliveries).toEqual([{ atUs: 6 * second, id: 'a' }]);
    bench.replaceSource(undefined);
    await consumer.stop();
  });
});

test('a thousand notices at once are fetched eight at a time, each once', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await thinWebhook.configure({}).start(bench.context);
    const { handle, load } = slowSource(bench, 10_000);
    bench.replaceSource(handle);
    const ids = Array.from({ length: 1_000 }, (_, index) => `evt_${index}`);
    for (const id of ids) {
      await bench.emitAt(second, id);
    }
    await bench.sleepUntil(3 * second);
    bench.replaceSource(undefined);
    await consumer.stop();
    expect(load.peak).toBe(8);
    expect(fetchesUs(bench)).toHaveLength(1_000);
    expect(bench.deliveries.map(({ id }) => id).sort()).toEqual([...ids].sort());
    // 125 rounds of 10 ms.
    expect(bench.deliveries.at(-1)?.atUs).toBe(2_250_000);
  });
});

test('a notice is not forgotten: fetches go on, ever more rarely, until the source answers', async () => {
  await withStrategyBench({}, async (bench) => {
    const options = { 'retry-min': '1s', 'retry-max': '8s', timeout: '500ms' };
    const consumer = await thinWebhook.configure(options).start(bench.context);
    bench.replaceSource(async () => ({ kind: 'answer', status: 503 }));
    await bench.emitAt(0, 'a');
    await bench.sleepUntil(40 * second);
    bench.replaceSource(() => new Promise(() => undefined));
    await bench.sleepUntil(60 * second);
    bench.replaceSource(async () => ({ kind: 'answer', status: 200, body: 'not an event' }));
    await bench.sleepUntil(80 * second);
    bench.replaceSource(undefined);
    await bench.sleepUntil(100 * second);
    await consumer.stop();
    const gapsUs = fetchesUs(bench).map((atUs, index, all) => atUs - (all[index - 1] ?? 0));
    const wantedUs = [0, 1, 2, 4, 8, 8, 8].map((gap) => gap * second);
    for (const [index, wantedGapUs] of wantedUs.entries()) {
      expect(gapsUs[index]).toBeGreaterThanOrEqual(0.8 * wantedGapUs);
      expect(gapsUs[index]).toBeLessThanOrEqual(1.2 * wantedGapUs);
    }
    expect(Math.max(...gapsUs)).toBeLessThanOrEqual(9.6 * second + 500_000);
    expect(bench.deliveries).toEqual([{ atUs: fetchesUs(bench).at(-1), id: 'a' }]);
    expect(bench.booked).toEqual([]);
  });
});

describe('a notice that comes twice', () => {
  test('while its event is being fetched leads to one fetch', async () => {
    await withStrategyBench({}, async (bench) => {
      const twice = wrapEndpoint(bench.context, (endpoint) => async (request) => {
        await endpoint(request);
        return endpoint(request);
      });
      const consumer = await thinWebhook.configure({}).start(twice);
      bench.replaceSource(slowSource(bench, second).handle);
      await bench.emitAt(second, 'a');
      await bench.sleepUntil(5 * second);
      bench.replaceSource(undefined);
      await consumer.stop();
      expect(fetchesUs(bench)).toEqual([second]);
      expect(bench.deliveries.map(({ id }) => id)).toEqual(['a']);
    });
  });

  test('later on is fetched again: what is a duplicate is not for the strategy to say', async () => {
    await withStrategyBench({}, async (bench) => {
      const again = wrapEndpoint(bench.context, (endpoint) => async (request) => {
        await endpoint(request);
        await bench.clock.sleepUntil(bench.clock.nowUs() + second);
        return endpoint(request);
      });
      const consumer = await thinWebhook.configure({}).start(again);
      await bench.emitAt(second, 'a');
      await bench.sleepUntil(5 * second);
      await consumer.stop();
      expect(bench.deliveries).toEqual([
        { atUs: second, id: 'a' },
        { atUs: 2 * second, id: 'a' },
      ]);
    });
  });
});

test('stop lets the fetches in flight finish, and sends no other', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await thinWebhook.configure({ concurrency: 2 }).start(bench.context);
    const { handle } = slowSource(bench, second);
    bench.replaceSource((request) =>
      request.method === 'GET' ? handle(request) : bench.source.handlers.onRequest(request),
    );
    for (const id of ['a', 'b', 'c', 'd']) {
      await bench.emitAt(second, id);
    }
    await bench.sleepUntil(1_500_000);
    await consumer.stop();
    expect(bench.clock.nowUs()).toBe(2 * second);
    expect(bench.openWork().requests).toBe(0);
    await bench.sleepUntil(60 * second);
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(fetchesUs(bench)).toHaveLength(2);
  });
});

test('stop does not wait for a back-off to end', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await thinWebhook
      .configure({ 'retry-min': '10m', 'retry-max': '10m' })
      .start(bench.context);
    bench.replaceSource(async () => ({ kind: 'answer', status: 500 }));
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(2 * second);
    await consumer.stop();
    expect(bench.clock.nowUs()).toBe(2 * second);
  });
});

describe('the closed form', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 2 },
    consumers: 3,
    audience: 'all',
    link: { latency: 50_000, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 600 * second,
    durationUs: 60 * second,
  });
  const predict = (changes: object, options = {}) =>
    thinWebhook.configure(options).predict({ ...conditions, ...changes });

  test('three transits, two requests per event and consumer', () => {
    const prediction = predict({});
    expect(prediction.latency_mean_ms).toBeCloseTo(150.5, 1);
    expect(prediction.latency_p99_ms).toBe(150);
    expect(prediction.requests_per_event).toBe(6);
    expect(prediction.stale_share).toBeCloseTo(1 - Math.exp(-0.3), 2);
    expect(predict({ audience: 'own' }).requests_per_event).toBe(2);
  });

  test('rare events find both connections closed, each of which costs a round trip', () => {
    const rare = predict({ arrivals: { process: 'poisson', ratePerSecond: 1e-6 } });
    expect(rare.latency_mean_ms).toBeCloseTo(350, 1);
    expect(rare.latency_p99_ms).toBe(350);
  });

  test('it says nothing about latency where fetches wait for each other', () => {
    expect(predict({ arrivals: { process: 'bursty', ratePerSecond: 2 } })).toEqual({ requests_per_event: 6 });
    expect(predict({}, { concurrency: 1 })).toEqual({ requests_per_event: 6 });
    const constant = { arrivals: { process: 'constant', ratePerSecond: 2 } };
    expect(predict(constant, { concurrency: 1 }).latency_mean_ms).toBe(150);
    // Two fetches a second, each of which takes 0.6 s: some are never sent.
    expect(predict({ ...constant, link: { latency: 300_000, jitter: 0 } }, { concurrency: 1 })).toEqual({});
  });

  test('it holds in long runs, exactly where no two events meet', async () => {
    await expectClosedForms(
      `workload: { arrivals: { process: constant, rate: 5/s }, duration: 4s, consumers: 2 }
warm-up: 1s
link: { latency: 30ms }
strategies: [thin-webhook]`,
      ['latency_mean_ms', 'latency_p50_ms', 'latency_p99_ms', 'requests_per_event'],
    );
    await expectClosedForms(
      `workload: { arrivals: { process: poisson, rate: 20/s }, duration: 15s }
warm-up: 1s
link: { latency: 30ms }
strategies: [thin-webhook]`,
      ['requests_per_event', 'stale_share'],
    );
  });

  test('it holds for rare events, of which many open connections', async () => {
    await expectClosedForms(
      `workload: { arrivals: { process: poisson, rate: 1/min }, duration: 2h }
warm-up: 10m
link: { latency: 30ms }
strategies: [thin-webhook, webhook]`,
      ['latency_mean_ms'],
    );
  });
});
