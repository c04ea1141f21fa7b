import { expect, test } from 'vitest';
import type { Conditions } from './contract.js';
import { onDemand } from './on-demand.js';
import { conditionsOf } from './testing/conditions-of.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

async function startReader({ context }: Pick<StrategyBench, 'context'>, options: object = {}) {
  const consumer = await onDemand.configure(options).start(context);
  const read = consumer.read ?? expect.fail('on-demand can be asked');
  return { consumer, read };
}

test('nothing is sent until somebody asks, and nothing is handed over', async () => {
  await withStrategyBench({}, async (bench) => {
    const { consumer, read } = await startReader(bench);
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(3_600 * second);
    expect(bench.requests).toEqual([]);
    expect(await read()).toEqual({ lastEventId: 'a' });
    await consumer.stop();
    expect(bench.requests).toMatchObject([
      { atUs: 3_600 * second, request: { method: 'GET', purpose: 'read' } },
    ]);
    expect(bench.deliveries).toEqual([]);
  });
});

test('an answer is what the source knew half-way, a round trip after the question', async () => {
  await withStrategyBench({ oneWayUs: 30_000 }, async (bench) => {
    const { consumer, read } = await startReader(bench);
    // The first one opens the connection, which costs a round trip of its own.
    expect(await read()).toEqual({ lastEventId: null });
    expect(bench.clock.nowUs()).toBe(120_000);
    await bench.emitAt(second, 'a');
    const answer = read();
    await bench.emitAt(second + 30_001, 'b');
    expect(await answer).toEqual({ lastEventId: 'a' });
    expect(bench.clock.nowUs()).toBe(second + 60_000);
    await consumer.stop();
  });
});

test('each consumer asks for its own stream', async () => {
  await withStrategyBench({ consumer: 2 }, async (bench) => {
    const { consumer, read } = await startReader(bench);
    await bench.emitAt(0, 'mine', 2);
    await bench.emitAt(0, 'for all');
    await bench.emitAt(0, 'not mine', 1);
    expect(await read()).toEqual({ lastEventId: 'for all' });
    await consumer.stop();
  });
});

test('with a commit delay, an event is there when it is visible, in order of appearance', async () => {
  await withStrategyBench({ source: { 'commit-delay': '1s' } }, async (bench) => {
    const { consumer, read } = await startReader(bench);
    await bench.emitAt(0, 'a');
    await bench.emitAt(0, 'b');
    expect(await read()).toEqual({ lastEventId: null });
    await bench.sleepUntil(2 * second);
    const shown = bench.booked.flatMap((seen) => (seen.kind === 'event-visible' ? seen.eventId : []));
    expect(shown).toHaveLength(2);
    expect(await read()).toEqual({ lastEventId: shown.at(-1) });
    await consumer.stop();
  });
});

test.each([
  ['500', { kind: 'answer', status: 500, body: 'later' }, /500: later/],
  [
    'no state',
    { kind: 'answer', status: 200, body: '{"count":-1,"last":null}' },
    /answered the read with 200/,
  ],
  ['no JSON', { kind: 'answer', status: 200, body: 'hello' }, /answered the read with 200/],
] as const)(
  'an answer that is %s fails the read, and the next one is asked anew',
  async (_, reply, message) => {
    await withStrategyBench({}, async (bench) => {
      const { consumer, read } = await startReader(bench);
      bench.replaceSource(async () => reply);
      await expect(read()).rejects.toMatchObject({
        failure: 'refused',
        message: expect.stringMatching(message),
      });
      bench.replaceSource(undefined);
      expect(await read()).toEqual({ lastEventId: null });
      await consumer.stop();
    });
  },
);

test('a read without an answer is given up after the time-out; stop waits for it', async () => {
  await withStrategyBench({}, async (bench) => {
    const { consumer, read } = await startReader(bench, { timeout: '300ms' });
    bench.replaceSource(async () => {
      await bench.clock.sleepUntil(60 * second);
      return { kind: 'answer', status: 200 };
    });
    const failing = expect(read()).rejects.toMatchObject({ failure: 'abandoned' });
    await consumer.stop();
    expect(bench.clock.nowUs()).toBe(300_000);
    await failing;
  });
});

test('abort ends a read at once', async () => {
  await withStrategyBench({ oneWayUs: second }, async (bench) => {
    const { consumer, read } = await startReader(bench);
    const failing = expect(read()).rejects.toMatchObject({ failure: 'abandoned' });
    await bench.sleepUntil(100_000);
    bench.abort();
    await consumer.stop();
    expect(bench.clock.nowUs()).toBe(100_000);
    await failing;
  });
});

const conditions = conditionsOf({
  arrivals: { process: 'poisson', ratePerSecond: 2 },
  consumers: 4,
  audience: 'all',
  link: { latency: 50_000, jitter: 0 },
  readsPerSecond: 8,
  warmUpUs: 0,
  durationUs: 1_000 * second,
});

const predict = (change: Partial<Conditions> = {}) =>
  onDemand.configure({}).predict({ ...conditions, ...change });

test('the closed form: a round trip and a request for each read', () => {
  const often = predict();
  expect(often.requests_per_event).toBe(4);
  expect(often.read_latency_p50_ms).toBe(100);
  expect(often.read_latency_p99_ms).toBe(100);
  // Each consumer opens few connections for its 2,000 reads.
  expect(often.read_latency_mean_ms).toBeCloseTo(100, 0);
});

test('the closed form: an answer lacks what occurs on its way back, e^(−λw)', () => {
  expect(predict().stale_read_share).toBeCloseTo(1 - Math.exp(-0.1), 12);
  expect(predict().read_age_mean_ms).toBeCloseTo(50 - 500 * (1 - Math.exp(-0.1)), 9);
  expect(predict({ audience: 'own' }).stale_read_share).toBeCloseTo(1 - Math.exp(-0.025), 12);
  expect(predict({ link: { latency: 0, jitter: 0 } })).toMatchObject({
    read_latency_mean_ms: 0,
    stale_read_share: 0,
    read_age_mean_ms: 0,
  });
  const bursty = predict({ arrivals: { process: 'bursty', ratePerSecond: 2 } });
  expect(bursty.read_latency_p50_ms).toBe(100);
  expect(bursty.stale_read_share).toBeUndefined();
});

test('the closed form: rare reads find their connection closed', () => {
  // One in 71 s per consumer, the idle time: of n = D/71 s reads, 1 − e^(−1) + (n − 1)e^(−1) open one.
  const rarely = predict({ readsPerSecond: 4 / 71, durationUs: 710 * second });
  const openings = 1 - Math.exp(-1) + 9 * Math.exp(-1);
  expect(rarely.read_latency_mean_ms).toBeCloseTo(100 * (1 + openings / 10), 0);
  expect(rarely.read_latency_p50_ms).toBe(100);
  expect(rarely.read_latency_p99_ms).toBe(200);
  expect(predict({ readsPerSecond: 4 / 710 }).read_latency_p50_ms).toBe(200);
});

test('the closed form: without reads there are no requests, and nothing to say about answers', () => {
  expect(predict({ readsPerSecond: 0 })).toEqual({ requests_per_event: 0 });
});
