import { describe, expect, test } from 'vitest';
import type { RunningConsumer } from './contract.js';
import { strategies } from './registry.js';
import { type BenchOptions, type StrategyBench, withStrategyBench } from './testing/strategy-bench.js';

/**
 * What every strategy owes whoever starts and stops it, in virtual time and exact. A new strategy is held to it by
 * being in this folder. What it owes its events stands in src/run/strategy-conformance.test.ts.
 */

const second = 1_000_000;
const day = 86_400 * second;

/** Longer than any strategy's default interval, hold or back-off. */
const patience = 10 * 60 * second;

const delivering = strategies.filter(({ delivers }) => delivers === 'events').map(({ id }) => id);
const all = strategies.map(({ id }) => id);

async function withStarted(
  id: string,
  options: BenchOptions,
  body: (bench: StrategyBench, consumer: RunningConsumer) => Promise<void>,
): Promise<void> {
  const strategy = strategies.find((each) => each.id === id);
  await withStrategyBench(options, async (bench) => {
    const consumer = await strategy?.configure({}).start(bench.context);
    if (consumer === undefined) {
      throw new Error(`${id} did not start`);
    }
    await body(bench, consumer);
  });
}

/** Ids handed over, each once. */
function handedOver({ deliveries }: StrategyBench): string[] {
  return [...new Set(deliveries.map(({ id }) => id))].sort();
}

describe.each(all)('%s', (id) => {
  test('stops cleanly when nothing has happened, and sends nothing ever after', async () => {
    await withStarted(id, { oneWayUs: 50_000 }, async (bench, consumer) => {
      await bench.sleepUntil(100 * second);
      await consumer.stop();
      expect(bench.openRequests()).toBe(0);
      const sent = bench.requests.length;
      await bench.emitAt(bench.clock.nowUs() + second, 'late');
      await bench.sleepUntil(bench.clock.nowUs() + day);
      expect(bench.requests).toHaveLength(sent);
      expect(bench.deliveries).toEqual([]);
      expect(bench.source.openDeliveries()).toBe(0);
    });
  });

  test('stops cleanly right after its start', async () => {
    await withStarted(id, { oneWayUs: 50_000 }, async (bench, consumer) => {
      await consumer.stop();
      expect(bench.openRequests()).toBe(0);
    });
  });

  test('gives everything up at once when the trial is aborted, also what is in flight', async () => {
    await withStarted(id, { oneWayUs: second }, async (bench, consumer) => {
      await bench.emitAt(60 * second, 'a');
      await bench.sleepUntil(61_500_000);
      bench.abort();
      await consumer.stop();
      expect(bench.clock.nowUs()).toBe(61_500_000);
      expect(bench.openRequests()).toBe(0);
    });
  });
});

describe.each(delivering)('%s', (id) => {
  test('is live before its start resolves: what occurs at that very instant arrives', async () => {
    await withStarted(id, { oneWayUs: 20_000 }, async (bench, consumer) => {
      await bench.emitAt(bench.clock.nowUs(), 'a');
      await bench.sleepUntil(bench.clock.nowUs() + patience);
      await consumer.stop();
      expect(handedOver(bench)).toEqual(['a']);
    });
  });

  test('loses nothing while the source answers 500 for a while', async () => {
    await withStarted(id, {}, async (bench, consumer) => {
      bench.replaceSource(async () => ({ kind: 'answer', status: 500, body: 'out of order' }));
      for (const [index, name] of ['a', 'b', 'c'].entries()) {
        await bench.emitAt((10 + 10 * index) * second, name);
      }
      await bench.sleepUntil(60 * second);
      bench.replaceSource(undefined);
      await bench.emitAt(70 * second, 'd');
      await bench.sleepUntil(70 * second + patience);
      await consumer.stop();
      expect(handedOver(bench)).toEqual(['a', 'b', 'c', 'd']);
    });
  });

  test('loses nothing when what it asks for never comes back', async () => {
    await withStarted(id, {}, async (bench, consumer) => {
      bench.replaceSource(() => new Promise(() => undefined));
      await bench.emitAt(10 * second, 'a');
      await bench.sleepUntil(100 * second);
      bench.replaceSource(undefined);
      await bench.sleepUntil(100 * second + patience);
      await consumer.stop();
      expect(handedOver(bench)).toEqual(['a']);
    });
  });
});
