import { expect, test } from 'vitest';
import type { Observation } from '../../core/observation.js';
import { TransportError } from '../../core/transport-error.js';
import type { RunningConsumer } from '../../strategies/contract.js';
import { createSettleInNode } from '../../worlds/virtual/settle-in-node.js';
import { createVirtualClock, type VirtualClock } from '../../worlds/virtual/virtual-clock.js';
import { type PlannedReads, planReads } from './planned-reads.js';

const reads = [100, 200, 300].map((offsetUs, index) => ({ read: index + 1, offsetUs, consumer: 0 }));

interface Bench {
  readonly clock: VirtualClock;
  readonly planned: PlannedReads;
  readonly seen: readonly Observation[];
  abort(): void;
}

/** Plans the reads of one consumer in virtual time, and runs `body` from instant 0 on. */
async function withReads(
  makeRead: (clock: VirtualClock) => RunningConsumer['read'],
  body: (bench: Bench) => Promise<void>,
): Promise<void> {
  const clock = createVirtualClock(createSettleInNode());
  const seen: Observation[] = [];
  const aborting = new AbortController();
  const read = makeRead(clock);
  const reader = read === undefined ? {} : { read };
  const planned = planReads(reads, [reader], {
    clock,
    observe: (observation) => seen.push(observation),
    signal: aborting.signal,
  });
  await clock.run(() => body({ clock, planned, seen, abort: () => aborting.abort() }));
}

/** A source that answers the first read after 1 ms, and the others at once. */
function slowAtFirst(clock: VirtualClock): RunningConsumer['read'] {
  let asked = 0;
  return async () => {
    asked += 1;
    const lastEventId = String(asked);
    await clock.sleepUntil(asked === 1 ? 2_100 : 0);
    return { lastEventId };
  };
}

test('a late answer delays no later read', async () => {
  await withReads(slowAtFirst, async ({ clock, planned, seen }) => {
    planned.go(1_000);
    await clock.sleepUntil(1_500);
    expect(planned.ended()).toBe(2);
    await clock.sleepUntil(2_200);
    expect(planned.ended()).toBe(3);
    expect(seen).toEqual([
      { kind: 'read-answered', read: 2, knows: { lastEventId: '2' }, atUs: 1_200 },
      { kind: 'read-answered', read: 3, knows: { lastEventId: '3' }, atUs: 1_300 },
      { kind: 'read-answered', read: 1, knows: { lastEventId: '1' }, atUs: 2_100 },
    ]);
  });
});

test('where the strategy cannot be asked, the consumer’s own copy answers at once', async () => {
  await withReads(
    () => undefined,
    async ({ clock, planned, seen }) => {
      planned.go(0);
      await clock.sleepUntil(1_000);
      expect(seen).toEqual(
        reads.map(({ read, offsetUs }) => ({ kind: 'read-answered', read, knows: null, atUs: offsetUs })),
      );
    },
  );
});

test('stop begins no further read, and waits for those in flight', async () => {
  await withReads(slowAtFirst, async ({ clock, planned, seen }) => {
    planned.go(1_000);
    await clock.sleepUntil(1_150);
    await planned.stop();
    expect(clock.nowUs()).toBe(2_100);
    expect(seen.map((each) => each.kind === 'read-answered' && each.read)).toEqual([1]);
  });
});

test('an aborted trial begins no further read', async () => {
  await withReads(slowAtFirst, async ({ clock, planned, abort }) => {
    planned.go(0);
    await clock.sleepUntil(250);
    abort();
    await clock.sleepUntil(5_000);
    expect(planned.ended()).toBe(2);
  });
});

test('a read that the transport fails is booked as failed', async () => {
  const refuse = async () => {
    throw new TransportError('refused', 'nobody is there');
  };
  await withReads(
    () => refuse,
    async ({ clock, planned, seen }) => {
      planned.go(0);
      await clock.sleepUntil(150);
      await planned.stop();
      expect(seen).toEqual([{ kind: 'read-failed', read: 1, atUs: 100 }]);
      expect(planned.ended()).toBe(1);
    },
  );
});

test('any other failure of a strategy is not passed over', async () => {
  const stumble = async () => {
    throw new RangeError('a fault of the strategy');
  };
  await withReads(
    () => stumble,
    async ({ clock, planned }) => {
      planned.go(0);
      await clock.sleepUntil(1_000);
      await expect(planned.stop()).rejects.toThrow('a fault of the strategy');
    },
  );
});
