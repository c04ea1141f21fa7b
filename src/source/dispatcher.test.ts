import { expect, test } from 'vitest';
import { type BenchOptions, withStrategyBench } from '../strategies/testing/strategy-bench.js';
import { receivePushes } from './testing/receive-pushes.js';

const second = 1_000_000;

function withWebhook(webhook: Readonly<Record<string, unknown>>): BenchOptions {
  return { source: { webhook } };
}

test('a failed attempt is repeated by the schedule, each gap counted from the failure before it', async () => {
  const options = withWebhook({ retries: ['5s', '1m'], 'retry-jitter': 0, timeout: '2s' });
  await withStrategyBench(options, async (bench) => {
    const { attempts } = await receivePushes(bench, async () => ({ kind: 'answer', status: 503 }));
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(600 * second);
    expect(attempts).toEqual([
      { atUs: second, id: 'a' },
      { atUs: 6 * second, id: 'a' },
      { atUs: 66 * second, id: 'a' },
    ]);
    expect(bench.source.openDeliveries()).toBe(0);
    expect(bench.booked).toEqual([
      { kind: 'delivery-given-up', consumer: 0, eventIds: ['a'], attempts: 3, atUs: 66 * second },
    ]);
  });
});

test('no acknowledgement within the time-out is a failure', async () => {
  const options = withWebhook({ retries: ['10s'], 'retry-jitter': 0, timeout: '3s' });
  await withStrategyBench(options, async (bench) => {
    const { attempts } = await receivePushes(bench, async () => {
      await bench.clock.sleepUntil(bench.clock.nowUs() + 3_600 * second);
      return { kind: 'answer', status: 204 };
    });
    await bench.emitAt(0, 'a');
    await bench.sleepUntil(100 * second);
    expect(attempts.map(({ atUs }) => atUs)).toEqual([0, 13 * second]);
  });
});

test('jitter keeps each gap within its share of the schedule', async () => {
  const options = withWebhook({ retries: Array.from({ length: 50 }, () => '10s'), 'retry-jitter': 0.3 });
  await withStrategyBench(options, async (bench) => {
    const { attempts } = await receivePushes(bench, async () => ({ kind: 'answer', status: 500 }));
    await bench.emitAt(0, 'a');
    await bench.sleepUntil(3_600 * second);
    const gapsUs = attempts.slice(1).map(({ atUs }, index) => atUs - (attempts[index]?.atUs ?? 0));
    expect(gapsUs).toHaveLength(50);
    expect(Math.min(...gapsUs)).toBeGreaterThanOrEqual(7 * second);
    expect(Math.max(...gapsUs)).toBeLessThanOrEqual(13 * second);
    expect(new Set(gapsUs).size).toBeGreaterThan(40);
  });
});

test('410 Gone ends the subscription: no retry, and no further event', async () => {
  await withStrategyBench(withWebhook({ retries: ['1s'] }), async (bench) => {
    const { attempts } = await receivePushes(bench, async () => ({ kind: 'answer', status: 410 }));
    await bench.emitAt(0, 'a');
    await bench.emitAt(second, 'b');
    await bench.sleepUntil(100 * second);
    expect(attempts).toEqual([{ atUs: 0, id: 'a' }]);
    expect(bench.booked.map(({ kind }) => kind)).toEqual(['delivery-given-up']);
  });
});

test('no more deliveries are in flight than the subscription allows, and one that waits takes no place', async () => {
  const options = withWebhook({ concurrency: 2, retries: ['1h'], 'retry-jitter': 0 });
  await withStrategyBench(options, async (bench) => {
    let inFlight = 0;
    let peak = 0;
    const { attempts } = await receivePushes(bench, async ({ headers }) => {
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      await bench.clock.sleepUntil(bench.clock.nowUs() + second);
      inFlight -= 1;
      return { kind: 'answer', status: headers['webhook-id'] === 'a' ? 500 : 204 };
    });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await bench.emitAt(0, id);
    }
    await bench.sleepUntil(10 * second);
    expect(peak).toBe(2);
    expect(attempts.map(({ atUs }) => atUs / second)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(bench.source.openDeliveries()).toBe(1);
  });
});

test('what still waits for a retry when the source stops is booked as pending', async () => {
  await withStrategyBench(withWebhook({ retries: ['1h'], 'retry-jitter': 0 }), async (bench) => {
    await receivePushes(bench, async () => ({ kind: 'answer', status: 500 }));
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(2 * second);
    await bench.source.stop();
    expect(bench.booked).toEqual([
      {
        kind: 'delivery-pending',
        consumer: 0,
        eventIds: ['a'],
        nextAttemptUs: 3_601 * second,
        atUs: 2 * second,
      },
    ]);
    expect(bench.source.openDeliveries()).toBe(0);
  });
});

test('an attempt in flight when the source stops is given up at once', async () => {
  await withStrategyBench(withWebhook({ timeout: '60s' }), async (bench) => {
    await receivePushes(bench, () => new Promise(() => undefined));
    await bench.emitAt(second, 'a');
    await bench.sleepUntil(2 * second);
    await bench.source.stop();
    expect(bench.clock.nowUs()).toBe(2 * second);
    expect(bench.booked.map(({ kind }) => kind)).toEqual(['delivery-pending']);
  });
});
