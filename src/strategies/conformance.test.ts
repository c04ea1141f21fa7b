import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { TransportError } from '../core/transport-error.js';
import type { RunningConsumer, Strategy } from './contract.js';
import { strategies } from './registry.js';
import { type BenchWorld, benchWorlds } from './testing/bench-worlds.js';
import type { StrategyBench } from './testing/strategy-bench.js';
import { until } from './testing/until.js';

/**
 * What every strategy owes whoever starts and stops it, in virtual time and over real sockets. A new strategy is
 * held to it by being in this folder. What it owes its events under load stands in src/run/strategy-conformance.test.ts
 * and in src/run/live/live-conformance.test.ts.
 */

interface Trial extends StrategyBench {
  readonly consumer: RunningConsumer;
  /** Long enough for everything that the strategy does again and again to have been done. */
  waitOut(): Promise<void>;
  /** Long enough for what is never answered to have been given up as well. */
  waitOutTimeouts(): Promise<void>;
  /** Waits until the consumer knows of these events and of no other. */
  learns(eventIds: readonly string[]): Promise<void>;
  becomesSo(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  /** Nothing of the consumer's is open any more; what the source has open for it ends as soon as it learns of that. */
  expectNothingOpen(): Promise<void>;
}

/** Starts the strategy with its time-outs at the world's pace, or set to `timeout`. */
async function withStarted(
  world: BenchWorld,
  strategy: Strategy,
  body: (trial: Trial) => Promise<void>,
  timeout?: string,
): Promise<void> {
  const { start, silenceUs, timeoutUs } = world.configure(strategy, timeout);
  await world.withBench(async (bench) => {
    const consumer = await start(bench.context);
    const { clock, deliveries, openWork } = bench;
    const becomesSo: Trial['becomesSo'] = (what, isSo) =>
      until(clock, `${strategy.id}: ${what}`, isSo, world.patienceUs);
    await body({
      ...bench,
      consumer,
      waitOut: () => clock.sleepUntil(clock.nowUs() + silenceUs),
      waitOutTimeouts: () => clock.sleepUntil(clock.nowUs() + silenceUs + timeoutUs),
      becomesSo,
      learns: async (eventIds) => {
        if (strategy.delivers === 'events') {
          await becomesSo('all are handed over', () => handedOver(bench).length >= eventIds.length);
          expect(handedOver(bench)).toEqual([...eventIds].sort());
        } else {
          expect(await consumer.read?.()).toEqual({ lastEventId: eventIds.at(-1) });
          expect(deliveries).toEqual([]);
        }
      },
      expectNothingOpen: async () => {
        expect(openWork()).toMatchObject({ requests: 0, listeners: 0 });
        // A wait that was ended is over when its promise has settled.
        await clock.sleepUntil(clock.nowUs() + 1_000);
        expect(openWork()).toMatchObject({ requests: 0, listeners: 0, waits: 0 });
        expect(getEventListeners(bench.context.signal, 'abort')).toEqual([]);
        await becomesSo('nothing is served', () => openWork().served === 0);
        await becomesSo('no open delivery', () => bench.source.openDeliveries() === 0);
      },
    });
  });
}

/** Ids handed over, each once. */
function handedOver({ deliveries }: StrategyBench): string[] {
  return [...new Set(deliveries.map(({ id }) => id))].sort();
}

function emitMany({ emit }: StrategyBench, name: string, howMany: number): void {
  for (let index = 1; index <= howMany; index += 1) {
    emit(`${name}-${index}`);
  }
}

/** Reads, where the strategy answers reads itself; the failure is the read's, not the test's. */
async function tryToRead({ read }: RunningConsumer): Promise<'no reads' | 'answered' | 'failed'> {
  if (read === undefined) {
    return 'no reads';
  }
  return read().then(
    () => 'answered' as const,
    (thrown: unknown) => {
      expect(thrown).toBeInstanceOf(TransportError);
      return 'failed';
    },
  );
}

/** A source that takes requests and never answers; it does notice when who asked has gone. */
function neverAnswer({ signal }: { readonly signal: AbortSignal }): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('nobody waits any more')), { once: true });
  });
}

describe.each(benchWorlds.map((world) => [world.name, world] as const))('%s', (_world, world) => {
  describe.each(strategies.map((strategy) => [strategy.id, strategy] as const))('%s', (_id, strategy) => {
    const expectedOfReads = strategy.delivers === 'events' ? 'no reads' : 'failed';

    test('is live before its start resolves: what occurs at that very instant is learned', async () => {
      await withStarted(world, strategy, async (trial) => {
        trial.emit('a');
        await trial.learns(['a']);
        await trial.consumer.stop();
        await trial.expectNothingOpen();
      });
    });

    test('stops cleanly when nothing has happened, and sends nothing ever after', async () => {
      await withStarted(world, strategy, async (trial) => {
        await trial.waitOut();
        await trial.consumer.stop();
        await trial.expectNothingOpen();
        const sent = trial.requests.length;
        trial.emit('late');
        await trial.waitOutTimeouts();
        expect(trial.requests).toHaveLength(sent);
        expect(trial.deliveries).toEqual([]);
        expect(trial.source.openDeliveries()).toBe(0);
      });
    });

    test('stops cleanly right after its start', async () => {
      await withStarted(world, strategy, async (trial) => {
        await trial.consumer.stop();
        await trial.expectNothingOpen();
      });
    });

    test('stops cleanly while events are on their way, and hands over nothing after', async () => {
      await withStarted(world, strategy, async (trial) => {
        emitMany(trial, 'early', 50);
        if (strategy.delivers === 'events') {
          await trial.becomesSo('one is handed over', () => trial.deliveries.length > 0);
        }
        emitMany(trial, 'late', 50);
        const reading = tryToRead(trial.consumer);
        await trial.consumer.stop();
        expect(await reading).toBe(strategy.delivers === 'events' ? 'no reads' : 'answered');
        const [handed, sent] = [trial.deliveries.length, trial.requests.length];
        await trial.expectNothingOpen();
        await trial.waitOut();
        expect([trial.deliveries.length, trial.requests.length]).toEqual([handed, sent]);
      });
    });

    test('gives everything up at once when the trial is aborted, also what is never answered', async () => {
      const tenMinutes = '10m';
      const run = async (trial: Trial) => {
        trial.replaceSource(neverAnswer);
        trial.emit('a');
        const reading = tryToRead(trial.consumer);
        await trial.waitOut();
        const abortedUs = trial.clock.nowUs();
        trial.abort();
        await trial.consumer.stop();
        // In real time a stop that waited for a time-out would not be over for minutes.
        if (world.name === 'virtual') {
          expect(trial.clock.nowUs()).toBe(abortedUs);
        }
        expect(await reading).toBe(expectedOfReads);
        await trial.expectNothingOpen();
      };
      await withStarted(world, strategy, run, tenMinutes);
    });

    test('loses nothing while the source answers 500 for a while', async () => {
      await withStarted(world, strategy, async (trial) => {
        trial.emit('a');
        trial.failSource();
        trial.emit('b');
        await trial.waitOut();
        trial.emit('c');
        expect(await tryToRead(trial.consumer)).toBe(expectedOfReads);
        trial.recoverSource();
        trial.emit('d');
        await trial.learns(['a', 'b', 'c', 'd']);
        await trial.consumer.stop();
        await trial.expectNothingOpen();
      });
    });

    test('stops cleanly while the source answers 500, and sends nothing ever after', async () => {
      await withStarted(world, strategy, async (trial) => {
        trial.failSource();
        await trial.waitOut();
        await trial.consumer.stop();
        await trial.expectNothingOpen();
        const sent = trial.requests.length;
        trial.recoverSource();
        await trial.waitOut();
        expect(trial.requests).toHaveLength(sent);
      });
    });

    test('loses nothing when what it asks for never comes back', async () => {
      await withStarted(world, strategy, async (trial) => {
        trial.replaceSource(neverAnswer);
        trial.emit('a');
        const reading = tryToRead(trial.consumer);
        await trial.waitOutTimeouts();
        trial.replaceSource(undefined);
        expect(await reading).toBe(expectedOfReads);
        await trial.learns(['a']);
        await trial.consumer.stop();
        await trial.expectNothingOpen();
      });
    });
  });
});
