import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullPoll } from './full-poll.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

function pagesAsked({ requests }: StrategyBench): string[] {
  return requests.map(({ atUs, request }) => {
    const { searchParams } = new URL(request.url);
    return `${atUs / second}: ${searchParams.get('page')} of ${searchParams.get('per_page')}`;
  });
}

test('every poll gets the whole list; only what is new is handed over', async () => {
  await withStrategyBench({}, async (bench) => {
    const consumer = await fullPoll.configure({ every: '1s', page: 2, aligned: true }).start(bench.context);
    await bench.emitAt(500_000, 'a');
    await bench.emitAt(600_000, 'b');
    await bench.emitAt(1_500_000, 'c');
    await bench.sleepUntil(2_500_000);
    await consumer.stop();
    expect(bench.deliveries).toEqual([
      { atUs: second, id: 'a' },
      { atUs: second, id: 'b' },
      { atUs: 2 * second, id: 'c' },
    ]);
    expect(pagesAsked(bench)).toEqual(['0: 1 of 2', '1: 1 of 2', '2: 1 of 2', '2: 2 of 2']);
  });
});

test('a list that grows while its pages are read is read to its end', async () => {
  await withStrategyBench({ oneWayUs: 100_000 }, async (bench) => {
    await bench.emitAt(0, 'a');
    await bench.emitAt(0, 'b');
    await bench.emitAt(0, 'c');
    const consumer = await fullPoll.configure({ every: '10s', page: 2, aligned: true }).start(bench.context);
    await bench.emitAt(400_000, 'd');
    await bench.emitAt(400_000, 'e');
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(bench.requests).toHaveLength(3);
  });
});

test('whenever events occur and whatever the page size, each is handed over once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 1_500_000 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (gapsUs, page, isLate) =>
        withStrategyBench(
          { oneWayUs: 150_000, source: { 'commit-delay': isLate ? '3s' : '0ms' } },
          async (bench) => {
            const consumer = await fullPoll.configure({ every: '1s', page }).start(bench.context);
            for (const [index, gapUs] of gapsUs.entries()) {
              await bench.emitAt(bench.clock.nowUs() + gapUs, String(index));
            }
            await bench.sleepUntil(bench.clock.nowUs() + 30 * second);
            await consumer.stop();
            const handedOver = bench.deliveries.map(({ id }) => Number(id)).sort((a, b) => a - b);
            expect(handedOver).toEqual([...gapsUs.keys()]);
          },
        ),
    ),
    { numRuns: 30 },
  );
});

test('a page that fails ends the poll; the next one begins again, and nothing is lost', async () => {
  await withStrategyBench({}, async (bench) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await bench.emitAt(0, id);
    }
    const { onRequest } = bench.source.handlers;
    bench.replaceSource(async (request) =>
      request.query['page'] === '2' ? { kind: 'answer', status: 500 } : onRequest(request),
    );
    const consumer = await fullPoll.configure({ every: '1s', page: 2, aligned: true }).start(bench.context);
    await bench.sleepUntil(500_000);
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
    bench.replaceSource(async () => ({ kind: 'answer', status: 200, body: '{"items":1}' }));
    await bench.sleepUntil(1_500_000);
    bench.replaceSource(undefined);
    await bench.sleepUntil(2_500_000);
    await consumer.stop();
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(pagesAsked(bench)).toEqual([
      ...['0: 1 of 2', '0: 2 of 2', '1: 1 of 2'],
      ...['2: 1 of 2', '2: 2 of 2', '2: 3 of 2'],
    ]);
  });
});

test('a consumer that starts again has forgotten what it knew', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const poll = fullPoll.configure({ every: '1s', aligned: true });
    const first = await poll.start(context);
    await emitAt(500_000, 'a');
    await sleepUntil(1_500_000);
    await first.stop();
    const second_ = await poll.start(context);
    await sleepUntil(2_500_000);
    await second_.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'a']);
  });
});

test('the closed form holds, also for the pages of a list that grows', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 0.5/s }, duration: 10m }
warm-up: 2m
strategies: [{ full-poll: { every: 20s, page: 50 } }]`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event'],
  );
});

test('the closed form tells nothing of what it can’t know', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'constant', ratePerSecond: 0.5 },
    consumers: 2,
    audience: 'all',
    link: { latency: 0, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 0,
    durationUs: 400_000_000,
  });
  const poll = fullPoll.configure({ every: '10s', page: 100 });
  const prediction = poll.predict(conditions);
  // Each consumer sees 200 events; its second page begins with the 101st, at 202 s, and is got by 198 s of 400.
  // It polls 40 times, and with probability 1 - 1/10, as the last event comes 1 s before the window's end, once more for both pages.
  expect(prediction.requests_per_event).toBeCloseTo((2 * (40 * (1 + 198 / 400) + 0.9 * 2)) / 200, 12);
  expect(prediction.empty_poll_share).toBeUndefined();
  const bursty = { ...conditions, arrivals: { process: 'bursty', ratePerSecond: 1 } };
  expect(poll.predict(bursty).requests_per_event).toBeUndefined();
});
