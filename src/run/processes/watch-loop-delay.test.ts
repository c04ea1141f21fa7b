import { assert, asyncProperty, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { watchLoopDelay } from './watch-loop-delay.js';

/** A process whose loop is blocked for a while: what is due in that time is done at its end. */
function createBlockedProcess(block: { readonly fromUs: number; readonly untilUs: number }) {
  const waiting: { readonly atUs: number; readonly wake: () => void }[] = [];
  let nowUs = 0;
  const doneAt = (atUs: number) => (atUs >= block.fromUs && atUs < block.untilUs ? block.untilUs : atUs);
  return {
    clock: {
      nowUs: () => nowUs,
      sleepUntil: (atUs: number) => new Promise<void>((wake) => waiting.push({ atUs: doneAt(atUs), wake })),
    },
    runUntil: async (endUs: number): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && next.atUs <= endUs; next = waiting.shift()) {
        nowUs = Math.max(nowUs, next.atUs);
        next.wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
      nowUs = Math.max(nowUs, doneAt(endUs));
    },
  };
}

const window = { fromUs: 1_000_000, untilUs: 13_000_000 };

async function watchBlock(fromUs: number, lengthUs: number): Promise<number> {
  const blocked = createBlockedProcess({ fromUs, untilUs: fromUs + lengthUs });
  const watch = watchLoopDelay(blocked.clock, window);
  await blocked.runUntil(window.untilUs);
  return watch.end();
}

test('a process that is never blocked has no delay', async () => {
  expect(await watchBlock(0, 0)).toBe(0);
});

test('one stall is seen at its length: each instant that it made wait counts', async () => {
  // Of 124 looks 97 ms apart 14 fall into the 1.4 s; they waited 1,306 ms, 1,209 ms and less. p99 is the second longest.
  expect(await watchBlock(3_040_000, 1_400_000)).toBe(1_209_000);
});

test('a stall before or behind the window is none of its concern', async () => {
  expect(await watchBlock(200_000, 700_000)).toBe(0);
  expect(await watchBlock(window.untilUs, 700_000)).toBe(0);
});

test('a stall that outlasts the window is counted up to its own end', async () => {
  expect(await watchBlock(12_500_000, 900_000)).toBeGreaterThan(500_000);
});

test('an interrupted watch tells what it saw, and nothing where the window had not begun', async () => {
  const blocked = createBlockedProcess({ fromUs: 0, untilUs: 0 });
  expect(watchLoopDelay(blocked.clock, window).end()).toBe(0);
});

test('the delay never exceeds the stall', async () => {
  await assert(
    asyncProperty(
      integer({ min: 0, max: 13_000_000 }),
      integer({ min: 1, max: 5_000_000 }),
      async (fromUs, lengthUs) => {
        expect(await watchBlock(fromUs, lengthUs)).toBeLessThanOrEqual(lengthUs);
      },
    ),
  );
});
