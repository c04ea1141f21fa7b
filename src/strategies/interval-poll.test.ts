import { expect, test } from 'vitest';
import { intervalPoll } from './interval-poll.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

function afterOf(url: string): string | null {
  return new URL(url).searchParams.get('after');
}

test('polls start to start without drift, from a seeded phase, and hand over at the next poll', async () => {
  await withStrategyBench(
    { oneWayUs: 10_000 },
    async ({ context, emitAt, requests, deliveries, sleepUntil }) => {
      const consumer = await intervalPoll.configure({ every: '2s' }).start(context);
      await emitAt(3 * second, 'a');
      await sleepUntil(9 * second);
      await consumer.stop();
      const startsUs = requests.map(({ atUs }) => atUs);
      const [phaseUs = -1] = startsUs;
      expect(phaseUs).toBeGreaterThanOrEqual(0);
      expect(phaseUs).toBeLessThan(2 * second);
      expect(startsUs).toEqual(startsUs.map((_, tick) => phaseUs + tick * 2 * second));
      const nextPollUs = startsUs.find((atUs) => atUs + 10_000 >= 3 * second) ?? 0;
      expect(deliveries).toEqual([{ atUs: nextPollUs + 20_000, id: 'a' }]);
    },
  );
});

test('aligned polls start on full multiples of the interval', async () => {
  await withStrategyBench({}, async ({ context, requests, sleepUntil }) => {
    await sleepUntil(1_300_000);
    const consumer = await intervalPoll.configure({ every: '500ms', aligned: true }).start(context);
    await sleepUntil(2_700_000);
    await consumer.stop();
    expect(requests.map(({ atUs }) => atUs)).toEqual([1_500_000, 2_000_000, 2_500_000]);
  });
});

test('two seeds give two phases; one seed gives the same again', async () => {
  const phaseOf = async (seed: number) => {
    let phaseUs = -1;
    await withStrategyBench({ seed }, async ({ context, requests, sleepUntil }) => {
      const consumer = await intervalPoll.configure({ every: '1h' }).start(context);
      await sleepUntil(3_600 * second);
      await consumer.stop();
      phaseUs = requests[0]?.atUs ?? -1;
    });
    return phaseUs;
  };
  expect(await phaseOf(1)).toBe(await phaseOf(1));
  expect(await phaseOf(1)).not.toBe(await phaseOf(2));
});

test('has_more is followed at once, with the cursor of the page before', async () => {
  await withStrategyBench({}, async ({ context, emitAt, requests, deliveries, sleepUntil }) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await emitAt(0, id);
    }
    const consumer = await intervalPoll.configure({ every: '10s', limit: 2, aligned: true }).start(context);
    await sleepUntil(second);
    await consumer.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map(({ atUs }) => atUs)).size).toBe(1);
    expect(afterOf(requests[0]?.request.url ?? '')).toBeNull();
    expect(new Set(requests.map(({ request }) => afterOf(request.url))).size).toBe(3);
  });
});

test('a poll that takes longer than the interval makes no second one start beside it', async () => {
  await withStrategyBench({ oneWayUs: 700_000 }, async ({ context, requests, sleepUntil }) => {
    const consumer = await intervalPoll.configure({ every: '1s', aligned: true }).start(context);
    await sleepUntil(9_500_000);
    await consumer.stop();
    // The first answer also opens the connection: 2.8 s; every other takes 1.4 s.
    expect(requests.map(({ atUs }) => atUs / second)).toEqual([0, 3, 5, 7, 9]);
  });
});

test('a source that fails for a while costs time, never an event', async () => {
  await withStrategyBench({}, async ({ context, emitAt, replaceSource, deliveries, sleepUntil }) => {
    const consumer = await intervalPoll.configure({ every: '1s', aligned: true }).start(context);
    replaceSource(async () => ({ kind: 'answer', status: 500 }));
    await emitAt(500_000, 'a');
    await sleepUntil(2_500_000);
    replaceSource(async () => ({ kind: 'answer', status: 200, body: 'not a page' }));
    await sleepUntil(3_500_000);
    replaceSource(undefined);
    await sleepUntil(5_500_000);
    await consumer.stop();
    expect(deliveries).toEqual([{ atUs: 4 * second, id: 'a' }]);
  });
});

test('a poll without an answer is given up after the time-out, and the next one is sent', async () => {
  await withStrategyBench({}, async ({ context, clock, replaceSource, emitAt, deliveries, sleepUntil }) => {
    const poll = intervalPoll.configure({ every: '1s', timeout: '300ms', aligned: true });
    const consumer = await poll.start(context);
    replaceSource(async () => {
      await clock.sleepUntil(clock.nowUs() + 60 * second);
      return { kind: 'answer', status: 200 };
    });
    await emitAt(500_000, 'a');
    await sleepUntil(1_200_000);
    replaceSource(undefined);
    await sleepUntil(2_500_000);
    await consumer.stop();
    expect(deliveries).toEqual([{ atUs: 2 * second, id: 'a' }]);
  });
});

test('a consumer that starts again goes on at its stored cursor: nothing lost, nothing twice', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const poll = intervalPoll.configure({ every: '1s', aligned: true });
    const first = await poll.start(context);
    await emitAt(500_000, 'a');
    await sleepUntil(1_500_000);
    await first.stop();
    await emitAt(3_200_000, 'b');
    const second_ = await poll.start(context);
    await sleepUntil(4_500_000);
    await second_.stop();
    expect(deliveries).toEqual([
      { atUs: 1_000_000, id: 'a' },
      { atUs: 4_000_000, id: 'b' },
    ]);
  });
});

test('each consumer sees its own stream only', async () => {
  await withStrategyBench({ consumer: 2 }, async ({ context, emitAt, deliveries, sleepUntil }) => {
    await emitAt(0, 'mine', 2);
    await emitAt(0, 'not mine', 1);
    await emitAt(0, 'for all');
    const consumer = await intervalPoll.configure({ aligned: true }).start(context);
    await sleepUntil(1);
    await consumer.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['mine', 'for all']);
  });
});

test('stop lets the poll in flight finish; abort does not', async () => {
  await withStrategyBench(
    { oneWayUs: 400_000 },
    async ({ context, emitAt, deliveries, clock, abort, sleepUntil }) => {
      await emitAt(0, 'a');
      const consumer = await intervalPoll.configure({ every: '10s', aligned: true }).start(context);
      await sleepUntil(100_000);
      await consumer.stop();
      expect(deliveries).toEqual([{ atUs: 1_600_000, id: 'a' }]);
      const again = await intervalPoll.configure({ every: '10s', aligned: true }).start(context);
      await sleepUntil(10_100_000);
      abort();
      await again.stop();
      expect(clock.nowUs()).toBe(10_100_000);
    },
  );
});

test('the closed form: half an interval of waiting, and e^(−λT) of all polls empty', () => {
  const conditions = conditionsOf({
    arrivals: { process: 'poisson', ratePerSecond: 0.5 },
    consumers: 1,
    audience: 'all',
    link: { latency: 0, jitter: 0 },
    readsPerSecond: 0,
    warmUpUs: 2 * second,
    durationUs: 10_000_000,
  });
  const prediction = intervalPoll.configure({ every: '2s' }).predict(conditions);
  expect(prediction.latency_mean_ms).toBe(1_000);
  expect(prediction.latency_p99_ms).toBe(1_980);
  // r = 1: five polls in the window, and with probability 1 − (1 − e^−1) = e^−1 another one, for five events.
  expect(prediction.requests_per_event).toBeCloseTo((5 + Math.exp(-1)) / 5, 12);
  expect(prediction.empty_poll_share).toBeCloseTo((5 * Math.exp(-1)) / (5 + Math.exp(-1)), 12);
  // Stale for e^−1 of the time, and an age of T(1/2 − 1 + 1 − e^−1).
  expect(prediction.stale_share).toBeCloseTo(Math.exp(-1), 12);
  expect(prediction.age_mean_ms).toBeCloseTo(2_000 * (0.5 - Math.exp(-1)), 9);
  const bursty = { ...conditions, arrivals: { process: 'bursty', ratePerSecond: 0.5 } };
  const ofBursts = intervalPoll.configure({ every: '2s' }).predict(bursty);
  expect([ofBursts.empty_poll_share, ofBursts.requests_per_event]).toEqual([undefined, undefined]);
});

test('the closed form holds', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 1/s }, duration: 12m }
strategies: [{ interval-poll: { every: 2s } }]`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'stale_share', 'age_mean_ms'],
  );
});

test('the closed form holds where polls take several pages', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 10/s }, duration: 1m }
strategies: [{ interval-poll: { every: 1s, limit: 4 } }]`,
    ['latency_mean_ms', 'requests_per_event'],
  );
});

test('the closed form holds for evenly spaced events, with and without a warm-up', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: constant, rate: 72/h }, duration: 500s, consumers: 10 }
warm-up: 0s
strategies: [{ interval-poll: { every: 1s } }, { interval-poll: { every: 20s, label: slow } }]`,
    ['requests_per_event', 'empty_poll_share'],
  );
  await expectClosedForms(
    `workload: { arrivals: { process: constant, rate: 1/s }, duration: 31s, consumers: 10 }
warm-up: 2500ms
strategies: [{ interval-poll: { every: 700ms } }]`,
    ['latency_mean_ms', 'requests_per_event', 'empty_poll_share'],
  );
});

test('the closed form of evenly spaced events: 1 − λT of the polls are empty, and none from λT = 1 on', () => {
  const predict = (every: string) =>
    intervalPoll.configure({ every }).predict(
      conditionsOf({
        arrivals: { process: 'constant', ratePerSecond: 0.02 },
        warmUpUs: 100 * second,
        durationUs: 500 * second,
        drainUs: 600 * second,
      }),
    );
  expect(predict('1s').empty_poll_share).toBeCloseTo(0.98, 12);
  expect(predict('20s').empty_poll_share).toBeCloseTo(0.6, 12);
  expect(predict('50s').empty_poll_share).toBe(0);
  expect(predict('2m').empty_poll_share).toBe(0);
  // All events are met at the same phase: what the 99th of a hundred waits is what each of them does.
  expect(predict('1s').latency_p99_ms).toBeUndefined();
});

test('the closed form: a commit delay adds its half to the mean, and widens the distribution', () => {
  const conditions = { arrivals: { process: 'poisson', ratePerSecond: 1 }, durationUs: 3_600 * second };
  const late = intervalPoll
    .configure({ every: '2s' })
    .predict(conditionsOf(conditions, { 'commit-delay': '1s' }));
  expect(late.latency_mean_ms).toBeCloseTo(1_500, 9);
  expect(late.latency_p50_ms).toBe(1_500);
  // Beyond 2 s the trapezoid's tail is (3 − x)²/4.
  expect(late.latency_p99_ms).toBeCloseTo(3_000 - 200, 0);
  expect(late.stale_share).toBeUndefined();
  const naive = { 'commit-delay': '1s', feed: { cursor: 'sequence' } };
  expect(intervalPoll.configure({ every: '2s' }).predict(conditionsOf(conditions, naive))).toEqual({});
});

test('the closed form: nothing where polls are refused, fail, run into each other or read pages over a link', () => {
  const conditions = { arrivals: { process: 'poisson', ratePerSecond: 1 }, durationUs: 3_600 * second };
  const predict = (options: object, link = { latency: 0, jitter: 0 }, source = {}) =>
    intervalPoll.configure(options).predict(conditionsOf({ ...conditions, link }, source));
  const limit = (requests: number) => ({ feed: { 'rate-limit': { requests, per: '1m' } } });
  expect(predict({ every: '2s' }, undefined, limit(30))).toEqual({});
  expect(predict({ every: '2s' }, undefined, limit(40)).latency_mean_ms).toBe(1_000);
  expect(predict({ every: '2s', timeout: '200ms' }, { latency: 50_000, jitter: 0 })).toEqual({});
  expect(predict({ every: '1s' }, { latency: 600_000, jitter: 1 })).toEqual({});
  // Without jitter each second tick is left out.
  expect(predict({ every: '1s' }, { latency: 600_000, jitter: 0 }).latency_mean_ms).toBe(1_600);
  expect(predict({ every: '2s', limit: 1 }, { latency: 50_000, jitter: 0 })).toEqual({});
  expect(predict({ every: '2s', limit: 1 }).latency_mean_ms).toBe(1_000);
});
