import { expect, test } from 'vitest';
import type { HttpResponse } from '../core/ports/transport.js';
import { planOf } from '../run/testing/plan-of.js';
import { measured, runQuietly } from '../run/testing/run-quietly.js';
import { conditionalPoll } from './conditional-poll.js';
import type { ConsumerContext } from './contract.js';
import { conditionsOf } from './testing/conditions-of.js';
import { expectClosedForms } from './testing/expect-closed-forms.js';
import { type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';

const second = 1_000_000;

/** The context, with what it is answered laid open. */
function noteAnswers({ context }: StrategyBench): { context: ConsumerContext; answers: HttpResponse[] } {
  const answers: HttpResponse[] = [];
  const request: ConsumerContext['transport']['request'] = async (each) => {
    const answer = await context.transport.request(each);
    answers.push(answer);
    return answer;
  };
  return { context: { ...context, transport: { ...context.transport, request } }, answers };
}

function startsInSeconds({ requests }: StrategyBench): number[] {
  return requests.map(({ atUs }) => atUs / second);
}

test('what is known already costs no body; news comes at the next poll', async () => {
  await withStrategyBench({}, async (bench) => {
    const { context, answers } = noteAnswers(bench);
    const consumer = await conditionalPoll.configure({ every: '1s', aligned: true }).start(context);
    await bench.emitAt(2_500_000, 'a');
    await bench.sleepUntil(5_500_000);
    await consumer.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 304, 304, 200, 304, 304]);
    expect(answers.filter(({ status }) => status === 304).every(({ body }) => body === '')).toBe(true);
    expect(bench.deliveries).toEqual([{ atUs: 3 * second, id: 'a' }]);
  });
});

test('several pages are read at once, each with the tag of the one before', async () => {
  await withStrategyBench({}, async (bench) => {
    const { context, answers } = noteAnswers(bench);
    const consumer = await conditionalPoll.configure({ every: '1s', aligned: true, limit: 2 }).start(context);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await bench.emitAt(500_000, id);
    }
    await bench.sleepUntil(2_500_000);
    await consumer.stop();
    expect(bench.deliveries.map(({ id, atUs }) => `${id} ${atUs / second}`)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((id) => `${id} 1`),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 304]);
  });
});

test('polls no faster than X-Poll-Interval says, start to start, on the ticks of its own interval', async () => {
  const source = { feed: { 'poll-interval': '5s' } };
  for (const [every, starts] of [
    ['2s', [0, 6, 12, 18]],
    ['5s', [0, 5, 10, 15, 20]],
    ['7s', [0, 7, 14]],
  ] as const) {
    await withStrategyBench({ source, oneWayUs: 400_000 }, async (bench) => {
      const consumer = await conditionalPoll.configure({ every, aligned: true }).start(bench.context);
      await bench.sleepUntil(20_500_000);
      await consumer.stop();
      expect(startsInSeconds(bench), every).toEqual(starts);
    });
  }
});

test('the interval that was asked for stands while the source fails, and goes when it is asked for no more', async () => {
  await withStrategyBench({ source: { feed: { 'poll-interval': '5s' } } }, async (bench) => {
    const consumer = await conditionalPoll.configure({ every: '1s', aligned: true }).start(bench.context);
    await bench.sleepUntil(second);
    bench.replaceSource(async () => ({ kind: 'answer', status: 500 }));
    await bench.sleepUntil(12 * second);
    bench.replaceSource(async () => ({ kind: 'answer', status: 304 }));
    await bench.sleepUntil(17_500_000);
    await consumer.stop();
    expect(startsInSeconds(bench)).toEqual([0, 5, 10, 15, 16, 17]);
  });
});

test('a 429 is obeyed: the next poll comes when the rate limit lets it in', async () => {
  const source = { feed: { 'rate-limit': { requests: 2, per: '10s' } } };
  await withStrategyBench({ source }, async (bench) => {
    const { context, answers } = noteAnswers(bench);
    const consumer = await conditionalPoll.configure({ every: '1s', aligned: true }).start(context);
    await bench.emitAt(1_500_000, 'a');
    await bench.sleepUntil(12_500_000);
    await consumer.stop();
    expect(startsInSeconds(bench)).toEqual([0, 1, 2, 10, 11, 12]);
    expect(answers.map(({ status }) => status)).toEqual([200, 304, 429, 200, 304, 429]);
    expect(bench.deliveries).toEqual([{ atUs: 10 * second, id: 'a' }]);
  });
});

test('Retry-After may be a date; one that nobody can read is ignored', async () => {
  await withStrategyBench({}, async (bench) => {
    let retryAfter = 'Thu, 01 Jan 2026 00:00:05 GMT';
    bench.replaceSource(async () => ({
      ...{ kind: 'answer', status: 503 },
      headers: { 'retry-after': retryAfter },
    }));
    const consumer = await conditionalPoll.configure({ every: '1s', aligned: true }).start(bench.context);
    await bench.sleepUntil(4_500_000);
    retryAfter = 'later';
    await bench.sleepUntil(7_500_000);
    await consumer.stop();
    expect(startsInSeconds(bench)).toEqual([0, 5, 6, 7]);
  });
});

test('a consumer that starts again goes on at its stored cursor', async () => {
  await withStrategyBench({}, async ({ context, emitAt, deliveries, sleepUntil }) => {
    const poll = conditionalPoll.configure({ every: '1s', aligned: true });
    const first = await poll.start(context);
    await emitAt(500_000, 'a');
    await sleepUntil(1_500_000);
    await first.stop();
    await emitAt(3_200_000, 'b');
    const second_ = await poll.start(context);
    await sleepUntil(4_500_000);
    await second_.stop();
    expect(deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

test('its not-modified polls are the empty ones of interval-poll, at fewer bytes', async () => {
  const plan = planOf(`
name: politeness
summary: The same polls with and without a tag.
workload: { arrivals: { process: poisson, rate: 0.2/s }, duration: 10m }
strategies: [{ interval-poll: { every: 2s } }, { conditional-poll: { every: 2s } }]
warm-up: 1m`);
  const [plain, polite] = (await runQuietly(plan, 'virtual')).map((result) => measured(result).metrics);
  expect(polite?.requests_poll).toBe(plain?.requests_poll);
  expect(polite?.requests_not_modified).toBe(plain?.requests_poll_empty);
  expect(polite?.requests_poll_empty).toBe(0);
  expect(polite?.empty_poll_share).toBe(plain?.empty_poll_share);
  expect(polite?.latency_mean_ms).toBe(plain?.latency_mean_ms);
  expect(polite?.bytes_to_consumer).toBeLessThan(plain?.bytes_to_consumer ?? 0);
});

test('the closed form holds', async () => {
  await expectClosedForms(
    `workload: { arrivals: { process: poisson, rate: 0.5/s }, duration: 20m }
strategies: [{ conditional-poll: { every: 2s } }]`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'empty_poll_share', 'stale_share'],
  );
});

test('the closed form takes the interval that the source asks for: whole seconds, on ticks of its own', () => {
  const arrivals = { process: 'poisson', ratePerSecond: 30 / 3_600 };
  const predict = (every: string, pollInterval: string) =>
    conditionalPoll.configure({ every }).predict(
      conditionsOf(
        { arrivals, durationUs: 86_400 * second, warmUpUs: 60 * second },
        {
          feed: { 'poll-interval': pollInterval },
        },
      ),
    );
  const impatient = predict('5s', '60s');
  expect(impatient.latency_mean_ms).toBeCloseTo(30_000, 9);
  expect(impatient.latency_p99_ms).toBe(59_400);
  // 1,440 polls a day for 720 events, and half a poll after it.
  expect(impatient.requests_per_event).toBeCloseTo(2, 2);
  expect(impatient.empty_poll_share).toBeCloseTo(Math.exp(-0.5), 3);
  expect(predict('7s', '59001ms').latency_mean_ms).toBeCloseTo(63_000 / 2, 9);
  expect(predict('90s', '60s').latency_mean_ms).toBeCloseTo(45_000, 9);
});
