import { expect, test } from 'vitest';
import type { Reply } from '../core/ports/transport.js';
import { parseBatch } from '../protocol/batch.js';
import type { DeliveryMode } from '../protocol/subscription.js';
import { withStrategyBench } from '../strategies/testing/strategy-bench.js';
import { receivePushes } from './testing/receive-pushes.js';

const second = 1_000_000;
const acknowledge = async (): Promise<Reply> => ({ kind: 'answer', status: 204 });

function batchesOf(max: number, lingerUs: number): DeliveryMode {
  return { mode: 'batch', max, linger_us: lingerUs };
}

function idsOf(bodies: readonly string[]): (string[] | undefined)[] {
  return bodies.map((body) => parseBatch(body)?.map(({ id }) => id));
}

test('a thin subscription gets the event without its data', async () => {
  await withStrategyBench({}, async (bench) => {
    const { attempts, bodies } = await receivePushes(bench, acknowledge, { mode: 'thin' });
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(2 * second);
    expect(attempts).toEqual([{ atUs: second, id: 'a' }]);
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      { id: 'a', type: 't', key: 'a', occurred_at: '2026-01-01T00:00:00Z' },
    ]);
  });
});

test('a batch leaves when its linger ends, counted from its first event', async () => {
  await withStrategyBench({}, async (bench) => {
    const { attempts, bodies } = await receivePushes(bench, acknowledge, batchesOf(100, 300_000));
    await bench.emitAt(1_000_000, 'a');
    await bench.emitAt(1_299_999, 'b');
    await bench.emitAt(1_300_001, 'c');
    await bench.sleepUntil(5 * second);
    expect(idsOf(bodies)).toEqual([['a', 'b'], ['c']]);
    expect(attempts).toEqual([
      { atUs: 1_300_000, id: 'batch_a' },
      { atUs: 1_600_001, id: 'batch_c' },
    ]);
  });
});

test('a batch that is full leaves at once, and its linger ends nothing else', async () => {
  await withStrategyBench({}, async (bench) => {
    const { attempts, bodies } = await receivePushes(bench, acknowledge, batchesOf(2, second));
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      await bench.emitAt(second + index * 400_000, id);
    }
    await bench.sleepUntil(10 * second);
    expect(idsOf(bodies)).toEqual([['a', 'b'], ['c']]);
    expect(attempts.map(({ atUs }) => atUs)).toEqual([1_400_000, 2_800_000]);
  });
});

test('a failed batch is retried whole, byte for byte, under the same message id', async () => {
  const source = { webhook: { retries: ['5s'], 'retry-jitter': 0 } };
  await withStrategyBench({ source }, async (bench) => {
    let isDown = true;
    const answer = async (): Promise<Reply> => ({ kind: 'answer', status: isDown ? 503 : 204 });
    const { attempts, bodies } = await receivePushes(bench, answer, batchesOf(10, 100_000));
    await bench.emitAt(second, 'a');
    await bench.emitAt(second, 'b');
    await bench.sleepUntil(2 * second);
    expect(bench.source.openDeliveries()).toBe(2);
    isDown = false;
    await bench.emitAt(6_050_000, 'c');
    await bench.sleepUntil(20 * second);
    expect(attempts).toEqual([
      { atUs: 1_100_000, id: 'batch_a' },
      { atUs: 6_100_000, id: 'batch_a' },
      { atUs: 6_150_000, id: 'batch_c' },
    ]);
    expect(bodies[1]).toBe(bodies[0]);
    expect(bench.source.openDeliveries()).toBe(0);
    expect(bench.booked).toEqual([]);
  });
});

test('a batch that is given up is booked with all its events', async () => {
  await withStrategyBench({ source: { webhook: { retries: [] } } }, async (bench) => {
    await receivePushes(bench, async () => ({ kind: 'answer', status: 500 }), batchesOf(10, 100_000));
    await bench.emitAt(second, 'a');
    await bench.emitAt(second, 'b');
    await bench.sleepUntil(2 * second);
    expect(bench.booked).toEqual([
      { kind: 'delivery-given-up', consumer: 0, eventIds: ['a', 'b'], attempts: 1, atUs: 1_100_000 },
    ]);
  });
});

test('410 Gone to a batch ends the subscription, also for what lingers', async () => {
  await withStrategyBench({}, async (bench) => {
    const gone = async (): Promise<Reply> => {
      await bench.clock.sleepUntil(bench.clock.nowUs() + 50_000);
      return { kind: 'answer', status: 410 };
    };
    const { attempts } = await receivePushes(bench, gone, batchesOf(10, 100_000));
    await bench.emitAt(second, 'a');
    await bench.emitAt(1_120_000, 'b');
    await bench.emitAt(1_200_000, 'c');
    await bench.sleepUntil(2 * second);
    expect(attempts).toEqual([{ atUs: 1_100_000, id: 'batch_a' }]);
    expect(bench.booked).toMatchObject([
      { kind: 'delivery-given-up', eventIds: ['a'], atUs: 1_150_000 },
      { kind: 'delivery-given-up', eventIds: ['b'], atUs: 1_220_000 },
    ]);
    expect(bench.source.openDeliveries()).toBe(0);
  });
});

test('what lingers counts as open, and is pending when the source stops', async () => {
  await withStrategyBench({}, async (bench) => {
    const { attempts } = await receivePushes(bench, acknowledge, batchesOf(10, 60 * second));
    await bench.emitAt(second, 'a');
    await bench.emitAt(2 * second, 'b');
    expect(bench.source.openDeliveries()).toBe(2);
    await bench.source.stop();
    expect(bench.clock.nowUs()).toBe(2 * second);
    expect(bench.booked).toEqual([
      {
        kind: 'delivery-pending',
        consumer: 0,
        eventIds: ['a', 'b'],
        nextAttemptUs: 61 * second,
        atUs: 2 * second,
      },
    ]);
    expect(bench.source.openDeliveries()).toBe(0);
    await bench.sleepUntil(100 * second);
    expect(attempts).toEqual([]);
  });
});

test('subscriptions of one consumer are batched apart, each in its own way', async () => {
  await withStrategyBench({}, async (bench) => {
    const { attempts } = await receivePushes(bench, acknowledge);
    // The bench has one endpoint per consumer: the second subscription reaches the same one.
    const batched = await receivePushes(bench, acknowledge, batchesOf(10, 100_000));
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(2 * second);
    expect(attempts).toEqual([]);
    expect(batched.attempts).toEqual([
      { atUs: 1_000_000, id: 'a' },
      { atUs: 1_100_000, id: 'batch_a' },
    ]);
  });
});
