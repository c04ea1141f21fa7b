import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longPoll } from './long-poll.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

function startsInSeconds({ requests }: StrategyBench): number[] {
  return requests.map(({ atUs }) => atUs / second);
}

test('an event ends the hold at once, and the next request leaves when the answer is there', async () => {
  await withStrategyBench({ oneWayUs: 100_000 }, async (bench) => {
    const consumer = await longPoll.configure({ hold: '20s' }).start(bench.context);
    await bench.emitAt(5 * second, 'a');
    await bench.emitAt(9 * second, 'b');
    await bench.sleepUntil(40 * second);
    await consumer.stop();
    expect(bench.deliveries).toEqual([
      { atUs: 5_100_000, id: 'a' },
      { atUs: 9_100_000, id: 'b' },
    ]);
    expect(startsInSeconds(bench)).toEqual([0, 5.1, 9.1, 29.3]);
  });
});

test('what occurs between two holds comes with the next request, three transits later at most', async () => {
  await withStrategyBench({ oneWayUs: 100_000 }, async (bench) => {
    const consumer = await longPoll.configure({}).start(bench.context);
    await bench.emitAt(5 * second, 'a');
    await bench.emitAt(5_000_001, 'b');
    await bench.sleepUntil(6 * second);
    await consumer.stop();
    expect(bench.deliveries).toEqual([
      { atUs: 5_100_000, id: 'a' },
      { atUs: 5_300_000, id: 'b' },
    ]);
  });
});

test('whenever events occur, each is handed over once, in order, within three transits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 40 }), (gapsUs) =>
      withStrategyBench({ oneWayUs: 100_000 }, async (bench) => {
        const consumer = await longPoll.configure({ hold: '700ms', limit: 3 }).start(bench.context);
        await bench.sleepUntil(second);
        const occurredUs: number[] = [];
        for (const [index, gapUs] of gapsUs.entries()) {
          await bench.emitAt(bench.clock.nowUs() + gapUs, String(index));
          occurredUs.push(bench.clock.nowUs());
        }
        await bench.sleepUntil(bench.clock.nowUs() + 10 * second);
        await consumer.stop();
        expect(bench.deliveries.map(({ id }) => id)).toEqual(gapsUs.map((_, index) => String(index)));
        // More than a page between two holds takes a round trip more for each page.
        const longestUs = 300_000 + 200_000 * Math.ceil(gapsUs.length / 3);
        for (const [index, { atUs }] of bench.deliveries.entries()) {
          expect(atUs - (occurredUs[index] ?? 0)).toBeLessThanOrEqual(longestUs);
        }
      }),
    ),
    { numRuns: 30 },
  );
});

test('many events at once are read page by page without a hold', async () => {
  await withStrategyBench({}, async (bench) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await bench.emitAt(0, id);
    }
    const consumer = await longPoll.configure({ limit: 2 }).start(bench.context);
    await bench.sleepUntil(second);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(startsInSeconds(bench)).toEqual([0, 0, 0, 0]);
  });
});

test('stop ends a held request at once, and nothing is in flight afterwards', async () => {
  await withStrategyBench({ oneWayUs: 100_000 }, async (bench) => {
    const consumer = await longPoll.configure({}).start(bench.context);
    await bench.sleepUntil(7 * second);
    expect(bench.openWork().requests).toBe(1);
    await consumer.stop();
    expect(bench.clock.nowUs()).toBe(7 * second);
    expect(bench.openWork().requests).toBe(0);
    await bench.emitAt(8 * second, 'a');
    await bench.sleepUntil(100 * second);
    expect(bench.requests).toHaveLength(1);
    expect(bench.deliveries).toEqual([]);
  });
});

test('a source that fails is asked ever less often, and at once again when it works', async () => {
  await withStrategyBench({}, async (bench) => {
    bench.replaceSource(async () => ({ kind: 'answer', status: 500 }));
    const consumer = await longPoll.configure({}).start(bench.context);
    await bench.sleepUntil(120 * second);
    const starts = startsInSeconds(bench);
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    const nominal = gaps.map((_, index) => Math.min(10, 0.1 * 2 ** index));
    expect(gaps.length).toBeGreaterThan(10);
    for (const [index, gap] of gaps.entries()) {
      expect(gap / (nominal[index] ?? 0)).toBeGreaterThanOrEqual(0.5);
      expect(gap / (nominal[index] ?? 0)).toBeLessThanOrEqual(1.5);
    }
    bench.replaceSource(undefined);
    await bench.emitAt(140 * second, 'a');
    await bench.emitAt(150 * second, 'b');
    await bench.sleepUntil(160 * second);
    await consumer.stop();
    expect(bench.deliveries).toEqual([
      { atUs: 140 * second, id: 'a' },
      { atUs: 150 * second, id: 'b' },
    ]);
    expect(startsInSeconds(bench).slice(-2)).toEqual([140, 150]);
  });
});

test('a source that holds nothing is not asked without a pause', async () => {
  await withStrategyBench({ source: { feed: { 'max-wait': '0ms' } } }, async (bench) => {
    const consumer = await longPoll.configure({}).start(bench.context);
    await bench.emitAt(30 * second, 'a');
    await bench.sleepUntil(60 * second);
    await consumer.stop();
    expect(bench.requests.length).toBeLessThan(30);
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a']);
  });
});

test('a request without an answer is given up behind its hold, not within it', async () => {
  await withStrategyBench({}, async (bench) => {
    bench.replaceSource(() => new Promise(() => undefined));
    const consumer = await longPoll.configure({ hold: '20s', timeout: '3s' }).start(bench.context);
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(22_999_999);
    expect(bench.openWork().requests).toBe(1);
    bench.replaceSource(undefined);
    await bench.sleepUntil(24 * second);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a']);
    expect(bench.deliveries[0]?.atUs).toBeGreaterThan(23 * second);
  });
});

test('a consumer that starts again goes on at its stored cursor', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const first = await longPoll.configure({}).start(context);
    await emitAt(second, 'a');
    await sleepUntil(2 * second);
    await first.stop();
    await emitAt(3 * second, 'b');
    const second_ = await longPoll.configure({}).start(context);
    await sleepUntil(4 * second);
    await second_.stop();
    expect(deliveries).toEqual([
      { atUs: second, id: 'a' },
      { atUs: 3 * second, id: 'b' },
    ]);
  });
});

test('the closed form holds: one transit where there is no link, and a request per event and empty hold', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 3/min }, duration: 100m }
strategies: [{ long-poll: { hold: 15s } }]`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'empty_poll_share'],
  );
});

test('the closed form holds over a slow link, for streams of their own', async () => {
  await expectClosedForms(
    `workload:
  arrivals: { process: poisson, rate: 1/s }
  duration: 7m
  consumers: 2
  audience: own
link: { latency: 200ms }
strategies: [{ long-poll: { hold: 1s } }]`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'empty_poll_share'],
  );
});

test('the closed form at low rates is the design’s: 1/(1 − e^(−λH)) requests per event', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 0.1 },
    consumers: 3,
    audience: 'all',
    link: { latency: 0, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 0,
    durationUs: 10_000_000,
  });
  const prediction = longPoll.configure({ hold: '10s' }).predict(conditions);
  expect(prediction.requests_per_event).toBeCloseTo(3 / (1 - Math.exp(-1)), 12);
  expect(prediction.empty_poll_share).toBeCloseTo(Math.exp(-1), 12);
  const slow = longPoll.configure({}).predict({ ...conditions, link: { latency: 50_000, jitter: 0 } });
  expect(slow.latency_mean_ms).toBeGreaterThan(50);
  expect(slow.latency_mean_ms).toBeLessThan(51);
  expect(slow.latency_p999_ms).toBeLessThan(150);
  const bursty = { ...conditions, arrivals: { process: 'bursty', ratePerSecond: 0.1 } };
  expect(longPoll.configure({}).predict(bursty)).toEqual({});
});

test('the closed form knows how long the source really holds', () => {
  const arrivals = { process: 'poisson', ratePerSecond: 0.1 };
  const predict = (maxWait: string) =>
    longPoll
      .configure({ hold: '30s' })
      .predict(conditionsOf({ arrivals, durationUs: 3_600 * second }, { feed: { 'max-wait': maxWait } }));
  expect(predict('60s').requests_per_event).toBeCloseTo(1 / (1 - Math.exp(-3)), 9);
  expect(predict('2s').requests_per_event).toBeCloseTo(1 / (1 - Math.exp(-0.2)), 9);
  expect(predict('0s')).toEqual({});
});

test('the closed form of evenly spaced events: as many holds as there is time for, and a transit', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: constant, rate: 72/h }, duration: 500s, consumers: 3 }
warm-up: 0s
link: { latency: 20ms }
strategies:
  - long-poll: { hold: 30s }
  - long-poll: { hold: 7s, label: short }
  - long-poll: { hold: 60s, label: long }`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'empty_poll_share'],
  );
});

test('the closed form says nothing where an evenly spaced event may come between two requests', () => {
  const arrivals = { process: 'constant', ratePerSecond: 0.1 };
  const link = { latency: 0, jitter: 200_000 };
  const predict = (hold: string) =>
    longPoll.configure({ hold }).predict(conditionsOf({ arrivals, link, durationUs: 100 * second }));
  expect(predict('10s')).toEqual({});
  // Each of ten events has a request, and nine of them one that was held in vain before it.
  expect(predict('9s').requests_per_event).toBe(1.9);
  expect(
    longPoll.configure({ hold: '10s' }).predict(conditionsOf({ arrivals, durationUs: 100 * second })),
  ).toEqual({});
});
