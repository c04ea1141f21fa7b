import { expect, test } from 'vitest';
import { adaptivePoll } from './adaptive-poll.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

/** Times from each poll to the next. */
function stepsUs({ requests }: StrategyBench): number[] {
  return requests.slice(1).map(({ atUs }, index) => atUs - (requests[index]?.atUs ?? 0));
}

test('gaps grow up to the longest while nothing happens, counted from the end of each answer', async () => {
  await withStrategyBench({ oneWayUs: 50_000 }, async (bench) => {
    const poll = adaptivePoll.configure({ min: '1s', max: '10s', factor: 3, jitter: 0 });
    const consumer = await poll.start(bench.context);
    await bench.sleepUntil(40 * second);
    await consumer.stop();
    expect(bench.requests[0]?.atUs).toBeLessThan(second);
    // The first poll also opens the connection.
    expect(stepsUs(bench)).toEqual([1_200_000, 3_100_000, 9_100_000, 10_100_000, 10_100_000]);
  });
});

test('after news the gap is the shortest again', async () => {
  await withStrategyBench({}, async (bench) => {
    const poll = adaptivePoll.configure({ min: '1s', max: '1m', factor: 2, jitter: 0 });
    const consumer = await poll.start(bench.context);
    const phaseUs = await firstPollUs(bench);
    await bench.emitAt(phaseUs + 8 * second, 'a');
    await bench.sleepUntil(phaseUs + 23 * second);
    await consumer.stop();
    expect(stepsUs(bench).map((stepUs) => stepUs / second)).toEqual([1, 2, 4, 8, 1, 2, 4]);
    expect(bench.deliveries).toEqual([{ atUs: phaseUs + 15 * second, id: 'a' }]);
  });
});

async function firstPollUs({ requests, sleepUntil }: StrategyBench): Promise<number> {
  await sleepUntil(second);
  return requests[0]?.atUs ?? Number.NaN;
}

test('failures count as empty answers: the source in trouble is asked less and less', async () => {
  await withStrategyBench({}, async (bench) => {
    bench.replaceSource(async () => ({ kind: 'answer', status: 500 }));
    const poll = adaptivePoll.configure({ min: '1s', max: '8s', factor: 2, jitter: 0 });
    const consumer = await poll.start(bench.context);
    const phaseUs = await firstPollUs(bench);
    await bench.emitAt(phaseUs + 2 * second, 'a');
    await bench.sleepUntil(phaseUs + 16 * second);
    bench.replaceSource(undefined);
    await bench.sleepUntil(phaseUs + 24.5 * second);
    await consumer.stop();
    expect(stepsUs(bench).map((stepUs) => stepUs / second)).toEqual([1, 2, 4, 8, 8, 1]);
    expect(bench.deliveries).toEqual([{ atUs: phaseUs + 23 * second, id: 'a' }]);
  });
});

test('jitter varies each gap within its share, by the seed', async () => {
  const gapsOf = async (seed: number): Promise<number[]> => {
    let gapsUs: number[] = [];
    await withStrategyBench({ seed }, async (bench) => {
      const poll = adaptivePoll.configure({ min: '10s', max: '10s', jitter: 0.3 });
      const consumer = await poll.start(bench.context);
      await bench.sleepUntil(500 * second);
      await consumer.stop();
      gapsUs = stepsUs(bench);
    });
    return gapsUs;
  };
  const gapsUs = await gapsOf(1);
  expect(Math.min(...gapsUs)).toBeGreaterThanOrEqual(7 * second);
  expect(Math.max(...gapsUs)).toBeLessThanOrEqual(13 * second);
  expect(Math.max(...gapsUs) - Math.min(...gapsUs)).toBeGreaterThan(5 * second);
  expect(await gapsOf(1)).toEqual(gapsUs);
  expect(await gapsOf(2)).not.toEqual(gapsUs);
});

test('many events at once are read page by page without a gap', async () => {
  await withStrategyBench({}, async (bench) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await bench.emitAt(0, id);
    }
    const consumer = await adaptivePoll.configure({ limit: 2 }).start(bench.context);
    const phaseUs = await firstPollUs(bench);
    await consumer.stop();
    expect(bench.requests.map(({ atUs }) => atUs)).toEqual([phaseUs, phaseUs, phaseUs]);
    expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

test('a consumer that starts again goes on at its stored cursor', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const poll = adaptivePoll.configure({});
    const first = await poll.start(context);
    await emitAt(0, 'a');
    await sleepUntil(second);
    await first.stop();
    await emitAt(2 * second, 'b');
    const second_ = await poll.start(context);
    await sleepUntil(4 * second);
    await second_.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

test('a shortest gap above the longest is refused', () => {
  expect(() => adaptivePoll.configure({ min: '2m', max: '1m' })).toThrow(/min must not be above max/);
  expect(() => adaptivePoll.configure({ factor: 1 })).toThrow();
  expect(() => adaptivePoll.configure({ min: '1m', max: '1m' })).not.toThrow();
});

const forms = ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'empty_poll_share'] as const;

test('the closed form holds, with much news and with little', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 0.5/s }, duration: 25m }
warm-up: 1m
strategies: [{ adaptive-poll: { min: 1s, max: 4s, jitter: 0.2 } }]`,
    [...forms, 'latency_p50_ms', 'stale_share'],
  );
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 1/min }, duration: 5h }
warm-up: 5m
strategies: [{ adaptive-poll: { min: 1s, max: 30s } }]`,
    forms,
  );
});

test('the closed form holds over a slow link, which lengthens each gap', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 0.5/s }, duration: 25m }
warm-up: 1m
link: { latency: 500ms }
strategies: [{ adaptive-poll: { min: 500ms, max: 3s, factor: 1.5, jitter: 0 } }]`,
    forms,
  );
});

test('no form is claimed for other arrivals, or where polls take several pages', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 100 },
    consumers: 1,
    audience: 'all',
    link: { latency: 0, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 0,
    durationUs: 10_000_000,
  });
  expect(adaptivePoll.configure({}).predict(conditions)).toEqual({});
  expect(adaptivePoll.configure({ limit: 500 }).predict(conditions)).not.toEqual({});
  const bursty = { ...conditions, arrivals: { process: 'bursty', ratePerSecond: 0.1 } };
  expect(adaptivePoll.configure({}).predict(bursty)).toEqual({});
});
