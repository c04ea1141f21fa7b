import { describe, expect, test } from 'vitest';
import type { InboundRequest } from '../../core/ports/transport.js';
import { sse } from '../sse.js';
import { conditionsOf } from '../testing/conditions-of.js';
import { expectClosedForms } from '../testing/expect-closed-forms.js';
import { type BenchOptions, type StrategyBench, withStrategyBench } from '../testing/strategy-bench.js';
import { websocket } from '../websocket.js';

/** What both strategies that keep a connection share; exact, in virtual time. */

const second = 1_000_000;

/** A door before the source. */
interface Door {
  /** Ends what is open. */
  slam(): void;
  /** While it is shut, requests are answered 500, and sockets close without a word. */
  shut(): void;
  open(): void;
}

function putDoor({ source, replaceSource, replaceSockets }: StrategyBench): Door {
  let slamming = new AbortController();
  let isShut = false;
  const behindDoor = (request: InboundRequest): InboundRequest => ({
    ...request,
    signal: AbortSignal.any([request.signal, slamming.signal]),
  });
  replaceSource(async (request) =>
    isShut ? { kind: 'answer', status: 500 } : source.handlers.onRequest(behindDoor(request)),
  );
  replaceSockets(async (request, socket) =>
    isShut ? undefined : source.handlers.onSocket(behindDoor(request), socket),
  );
  return {
    slam: () => {
      slamming.abort();
      slamming = new AbortController();
    },
    shut: () => {
      isShut = true;
    },
    open: () => {
      isShut = false;
    },
  };
}

function startsOf({ requests }: StrategyBench): readonly number[] {
  return requests.map(({ atUs }) => atUs);
}

/** Where the next gap may lie: a quarter around it. */
function expectGap(gapUs: number | undefined, aroundUs: number): void {
  expect(gapUs).toBeGreaterThanOrEqual(0.75 * aroundUs);
  expect(gapUs).toBeLessThanOrEqual(1.25 * aroundUs);
}

describe.each([sse, websocket])('$id', (strategy) => {
  const start = (bench: StrategyBench, options = {}) => strategy.configure(options).start(bench.context);
  const run = (options: BenchOptions, body: (bench: StrategyBench) => Promise<void>) =>
    withStrategyBench(options, body);

  test('an event arrives one transit after it occurred, without a request of its own', async () => {
    await run({ oneWayUs: 30_000 }, async (bench) => {
      const consumer = await start(bench);
      // A round trip each for the connection and for the head of the answer.
      expect(bench.clock.nowUs()).toBe(120_000);
      await bench.emitAt(second, 'a');
      await bench.emitAt(second, 'b');
      await bench.emitAt(2 * second, 'c');
      await bench.sleepUntil(3 * second);
      await consumer.stop();
      expect(bench.deliveries).toEqual([
        { atUs: 1_030_000, id: 'a' },
        { atUs: 1_030_000, id: 'b' },
        { atUs: 2_030_000, id: 'c' },
      ]);
      expect(bench.requests.map(({ request }) => request.purpose)).toEqual(['handshake']);
    });
  });

  test('a connection that breaks is made again behind the last event: nothing lost, nothing twice', async () => {
    await run({}, async (bench) => {
      const door = putDoor(bench);
      const consumer = await start(bench);
      await bench.emitAt(10 * second, 'a');
      door.slam();
      await bench.emitAt(10 * second + 1, 'b');
      await bench.sleepUntil(15 * second);
      await bench.emitAt(15 * second, 'c');
      await bench.sleepUntil(16 * second);
      await consumer.stop();
      expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      const [first = 0, again = 0, ...more] = startsOf(bench);
      expect(first).toBe(0);
      expect(more).toEqual([]);
      expectGap(again - 10 * second, second);
    });
  });

  test('a first connection that breaks before its first event loses none', async () => {
    await run({}, async (bench) => {
      const door = putDoor(bench);
      const consumer = await start(bench);
      await bench.sleepUntil(5 * second);
      door.slam();
      await bench.sleepUntil(5 * second + 1);
      await bench.emitAt(5 * second + 2, 'a');
      await bench.sleepUntil(10 * second);
      await consumer.stop();
      expect(bench.deliveries.map(({ id }) => id)).toEqual(['a']);
    });
  });

  test('waits grow while the source refuses, up to a limit, and begin anew after a success', async () => {
    await run({}, async (bench) => {
      const door = putDoor(bench);
      const consumer = await start(bench, { 'reconnect-max': '5s' });
      door.shut();
      await bench.sleepUntil(100 * second);
      door.slam();
      await bench.emitAt(101 * second, 'a');
      await bench.sleepUntil(150 * second);
      const starts = [100 * second, ...startsOf(bench).slice(1)];
      const gapsUs = starts.slice(1).map((atUs, index) => atUs - (starts[index] ?? 0));
      expect(gapsUs.length).toBeGreaterThan(8);
      for (const [index, gapUs] of gapsUs.entries()) {
        expectGap(gapUs, Math.min(5 * second, 2 ** index * second));
      }
      expect(new Set(gapsUs.slice(3)).size).toBe(gapsUs.length - 3);
      door.open();
      await bench.sleepUntil(200 * second);
      expect(bench.deliveries.map(({ id }) => id)).toEqual(['a']);
      const before = bench.requests.length;
      door.slam();
      await bench.sleepUntil(250 * second);
      await consumer.stop();
      expect(bench.requests).toHaveLength(before + 1);
      expectGap((bench.requests.at(-1)?.atUs ?? 0) - 200 * second, second);
    });
  });

  test('heartbeats keep a quiet connection; without them it is taken for dead and made again', async () => {
    await run({}, async (bench) => {
      const consumer = await start(bench);
      await bench.sleepUntil(3_600 * second);
      await consumer.stop();
      expect(bench.requests).toHaveLength(1);
    });
    await run({ source: { stream: { heartbeat: '1h' } } }, async (bench) => {
      const consumer = await start(bench, { 'idle-timeout': '20s' });
      await bench.sleepUntil(22 * second);
      const [, again = 0] = startsOf(bench);
      expectGap(again - 20 * second, second);
      await bench.emitAt(30 * second, 'a');
      await bench.sleepUntil(31 * second);
      await consumer.stop();
      expect(bench.deliveries).toEqual([{ atUs: 30 * second, id: 'a' }]);
    });
  });

  test('a consumer that starts again goes on at its stored cursor', async () => {
    await run({}, async (bench) => {
      const first = await start(bench);
      await bench.emitAt(second, 'a');
      await bench.sleepUntil(2 * second);
      await first.stop();
      await bench.emitAt(3 * second, 'b');
      const again = await start(bench);
      await bench.sleepUntil(4 * second);
      await again.stop();
      expect(bench.deliveries.map(({ id }) => id)).toEqual(['a', 'b']);
    });
  });

  test('a source that refuses the first connection fails the start', async () => {
    await run({}, async (bench) => {
      putDoor(bench).shut();
      await expect(start(bench)).rejects.toMatchObject({ failure: 'refused' });
      expect(bench.openWork().requests).toBe(0);
    });
  });

  test('stop ends a wait and an attempt to connect at once', async () => {
    await run({ oneWayUs: 100_000 }, async (bench) => {
      const door = putDoor(bench);
      const waiting = await start(bench);
      await bench.sleepUntil(10 * second);
      door.slam();
      await bench.sleepUntil(10 * second + 300_000);
      await waiting.stop();
      expect(bench.clock.nowUs()).toBe(10 * second + 300_000);
      const connecting = await start(bench);
      door.slam();
      const attempts = bench.requests.length;
      while (bench.requests.length === attempts) {
        await bench.sleepUntil(bench.clock.nowUs() + 50_000);
      }
      const stoppedUs = bench.clock.nowUs();
      await connecting.stop();
      expect(bench.clock.nowUs()).toBe(stoppedUs);
      expect(bench.openWork().requests).toBe(0);
    });
  });

  test('the closed form: one transit, and no request', () => {
    const conditions = conditionsOf({
      arrivals: { process: 'poisson', ratePerSecond: 2 },
      consumers: 4,
      audience: 'own',
      link: { latency: 50_000, jitter: 0 },
      readsPerSecond: 0,
      warmUpUs: 0,
      durationUs: 60 * second,
    });
    const prediction = strategy.configure({}).predict(conditions);
    expect(prediction).toMatchObject({ latency_mean_ms: 50, latency_p99_ms: 50, requests_per_event: 0 });
    expect(prediction.stale_share).toBeCloseTo(1 - Math.exp(-0.5 * 0.05), 12);
  });
});

test('the closed form holds', async () => {
  await expectClosedForms(
    `
workload: { arrivals: { process: poisson, rate: 5/s }, duration: 100s, consumers: 2 }
strategies: [sse, websocket]
link: { latency: 40ms }`,
    ['latency_mean_ms', 'latency_p99_ms', 'requests_per_event', 'stale_share'],
  );
});

test('the closed form keeps the order of messages: in a crowd nothing overtakes what jitters longer', async () => {
  await expectClosedForms(
    `
workload: { arrivals: { process: poisson, rate: 20/s }, duration: 25s }
warm-up: 1s
strategies: [sse, websocket]
link: { latency: 10ms, jitter: 200ms }`,
    ['latency_mean_ms', 'latency_p50_ms', 'latency_p99_ms', 'stale_share'],
  );
});

test('the closed form says nothing where silence is taken for death', () => {
  const conditions = { arrivals: { process: 'poisson', ratePerSecond: 2 }, durationUs: 60 * second };
  const predict = (heartbeat: string) =>
    sse.configure({ 'idle-timeout': '45s' }).predict(conditionsOf(conditions, { stream: { heartbeat } }));
  expect(predict('1m')).toEqual({});
  expect(predict('44s').requests_per_event).toBe(0);
});
