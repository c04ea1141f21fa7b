import { describe, expect, test } from 'vitest';
import { hybrid } from './hybrid.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';
import { wrapEndpoint } from './testing/wrap-endpoint.js';

const second = 1_000_000;
const noRetries = { webhook: { retries: [] } };

/** When each reconciling poll left. */
function reconciliationsUs({ requests }: StrategyBench): number[] {
  return requests.filter(({ request }) => request.purpose === 'reconcile').map(({ atUs }) => atUs);
}

/** The context with an endpoint that answers 500 from one instant to another. */
function brokenBetween({ context, clock }: StrategyBench, fromUs: number, untilUs: number) {
  return wrapEndpoint(context, (endpoint) => async (request) => {
    const isBroken = clock.nowUs() >= fromUs && clock.nowUs() < untilUs;
    return isBroken ? { kind: 'answer', status: 500 } : endpoint(request);
  });
}

test('what webhooks lost is found by the reconciling poll, and nothing else is handed over by it', async () => {
  await withStrategyBench({ source: noRetries, oneWayUs: 10_000 }, async (bench) => {
    const endpointDown = brokenBetween(bench, 100 * second, 130 * second);
    const consumer = await hybrid.configure({ every: '1m' }).start(endpointDown);
    await bench.emitAt(99 * second, 'pushed before');
    await bench.emitAt(101 * second, 'lost 1');
    await bench.emitAt(129 * second, 'lost 2');
    await bench.emitAt(131 * second, 'pushed after');
    await bench.sleepUntil(300 * second);
    await consumer.stop();
    const pollsUs = reconciliationsUs(bench);
    const [phaseUs = -1] = pollsUs;
    expect(phaseUs).toBeLessThan(60 * second);
    expect(pollsUs).toEqual(
      Array.from({ length: 5 }, (_, tick) => phaseUs + tick * 60 * second).filter(
        (atUs) => atUs < 300 * second,
      ),
    );
    const finderOf = (occurredUs: number) =>
      (pollsUs.find((atUs) => atUs + 10_000 >= occurredUs) ?? 0) + 20_000;
    // The first push opens a connection.
    const wanted = [
      { atUs: 99_030_000, id: 'pushed before' },
      { atUs: finderOf(101 * second), id: 'lost 1' },
      { atUs: finderOf(129 * second), id: 'lost 2' },
      { atUs: 131_010_000, id: 'pushed after' },
    ];
    expect(bench.deliveries).toEqual(wanted.toSorted((left, right) => left.atUs - right.atUs));
    expect(bench.booked.map(({ kind }) => kind)).toEqual(['delivery-given-up', 'delivery-given-up']);
  });
});

test('a webhook that comes after its event was found is acknowledged and not handed over again', async () => {
  const source = { webhook: { retries: ['2m'], 'retry-jitter': 0 } };
  await withStrategyBench({ source }, async (bench) => {
    const consumer = await hybrid.configure({ every: '1m' }).start(brokenBetween(bench, 0, 60 * second));
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(300 * second);
    await consumer.stop();
    const [foundUs = 0] = reconciliationsUs(bench).filter((atUs) => atUs >= second);
    expect(bench.deliveries).toEqual([{ atUs: foundUs, id: 'a' }]);
    expect(bench.booked).toEqual([]);
    expect(bench.source.openDeliveries()).toBe(0);
  });
});

test('a webhook that comes twice is handed over twice: only the two ways are kept apart', async () => {
  await withStrategyBench({}, async (bench) => {
    const twice = wrapEndpoint(bench.context, (endpoint) => async (request) => {
      await endpoint(request);
      return endpoint(request);
    });
    const consumer = await hybrid.configure({}).start(twice);
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(300 * second);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'a']);
  });
});

test('beyond the ids that it remembers it hands over again rather than lose anything', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await hybrid.configure({ every: '1h', remember: 2 }).start(bench.context);
    for (const id of ['a', 'b', 'c']) {
      await bench.emitAt(0, id);
    }
    await bench.sleepUntil(3_600 * second);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'a']);
  });
});

test('many lost events are read page by page at one reconciliation', async () => {
  await withStrategyBench({ source: noRetries }, async (bench) => {
    const consumer = await hybrid
      .configure({ every: '1m', limit: 10 })
      .start(brokenBetween(bench, 0, 3_600 * second));
    const ids = Array.from({ length: 25 }, (_, index) => `evt_${index}`);
    for (const id of ids) {
      await bench.emitAt(0, id);
    }
    await bench.sleepUntil(60 * second);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(ids);
    expect(new Set(reconciliationsUs(bench)).size).toBe(1);
    expect(reconciliationsUs(bench)).toHaveLength(3);
  });
});

test('a feed that can’t be read costs time, and no duplicates', async () => {
  await withStrategyBench({ source: noRetries }, async (bench) => {
    const consumer = await hybrid
      .configure({ every: '1m' })
      .start(brokenBetween(bench, 150 * second, 160 * second));
    bench.replaceSource(async () => ({ kind: 'answer', status: 500 }));
    await bench.emitAt(100 * second, 'pushed');
    await bench.emitAt(155 * second, 'lost');
    await bench.sleepUntil(600 * second);
    bench.replaceSource(undefined);
    await bench.sleepUntil(700 * second);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['pushed', 'lost']);
    expect(bench.deliveries[1]?.atUs).toBe(reconciliationsUs(bench).find((atUs) => atUs >= 600 * second));
  });
});

test('a consumer that starts again finds what occurred in between', async () => {
  await withStrategyBench({}, async (bench) => {
    const first = await hybrid.configure({ every: '1m' }).start(bench.context);
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(120 * second);
    await first.stop();
    await bench.emitAt(130 * second, 'b');
    const again = await hybrid.configure({ every: '1m' }).start(bench.context);
    await bench.sleepUntil(260 * second);
    await again.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

test('stop lets the reconciliation in flight finish', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await hybrid.configure({ every: '1s' }).start(bench.context);
    bench.replaceSource(async (request) => {
      await bench.clock.sleepUntil(bench.clock.nowUs() + (request.method === 'GET' ? 5 * second : 0));
      return bench.source.handlers.onRequest(request);
    });
    await bench.sleepUntil(second);
    const [startedUs = 0] = reconciliationsUs(bench);
    await consumer.stop();
    expect(bench.clock.nowUs()).toBe(startedUs + 5 * second);
    expect(bench.openWork().requests).toBe(0);
  });
});

describe('the closed form', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 0.5 },
    consumers: 3,
    audience: 'all',
    link: { latency: 50_000, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 600 * second,
    durationUs: 3_600 * second,
  });

  test('as the webhook, and 1/(λT) reconciling requests more', () => {
    const prediction = hybrid.configure({ every: '1m' }).predict(conditions);
    // One event in twenty needs a second connection, one in a hundred has to open it.
    expect(prediction.latency_mean_ms).toBeCloseTo(51, 1);
    expect([prediction.latency_p95_ms, prediction.latency_p99_ms]).toEqual([50, undefined]);
    expect(prediction.requests_per_event).toBeCloseTo(3 + 3 / 30, 12);
    const own = hybrid.configure({ every: '1m' }).predict({ ...conditions, audience: 'own' });
    expect(own.requests_per_event).toBeCloseTo(1 + 3 / 30, 12);
  });

  test('requests are left out where an interval’s events fill more than a page', () => {
    const prediction = hybrid.configure({ every: '1m', limit: 20 }).predict(conditions);
    expect(prediction.requests_per_event).toBeUndefined();
    expect(prediction.latency_p50_ms).toBe(50);
  });

  test('it holds in long runs', async () => {
    await expectClosedForms(
      `workload: { arrivals: { process: poisson, rate: 20/min }, duration: 10m }
warm-up: 1m
link: { latency: 20ms }
strategies: [hybrid]`,
      ['requests_per_event'],
    );
    await expectClosedForms(
      `workload: { arrivals: { process: constant, rate: 10/min }, duration: 2m, consumers: 2 }
warm-up: 10s
link: { latency: 20ms }
strategies: [hybrid]`,
      ['latency_mean_ms', 'latency_p50_ms', 'latency_p99_ms', 'requests_per_event'],
    );
  });
});
