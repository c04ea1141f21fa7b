import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSettleInNode } from './settle-in-node.js';
import { createVirtualClock } from './virtual-clock.js';

function newClock() {
  return createVirtualClock(createSettleInNode());
}

test('sleepers wake in order of their instants, those of one instant in the order in which they lay down', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 50 }), { maxLength: 30 }), async (instantsUs) => {
      const clock = newClock();
      const woken: { atUs: number; index: number }[] = [];
      await clock.run(async () => {
        await Promise.all(
          instantsUs.map(async (atUs, index) => {
            await clock.sleepUntil(atUs);
            expect(clock.nowUs()).toBe(atUs);
            woken.push({ atUs, index });
          }),
        );
      });
      const sorted = instantsUs.map((atUs, index) => ({ atUs, index }));
      sorted.sort((left, right) => left.atUs - right.atUs || left.index - right.index);
      expect(woken).toEqual(sorted);
    }),
  );
});

test('time stands still while promises have work to do', async () => {
  const clock = newClock();
  await clock.run(async () => {
    const other = clock.sleepUntil(1);
    for (let turn = 0; turn < 10_000; turn += 1) {
      await Promise.resolve();
    }
    expect(clock.nowUs()).toBe(0);
    await other;
    expect(clock.nowUs()).toBe(1);
  });
});

test('an aborted sleep ends at once, without moving time', async () => {
  const clock = newClock();
  await clock.run(async () => {
    const ending = new AbortController();
    const sleeping = clock.sleepUntil(1_000_000, ending.signal);
    await clock.sleepUntil(10);
    ending.abort();
    await sleeping;
    expect(clock.nowUs()).toBe(10);
    await clock.sleepUntil(1_000_000, ending.signal);
    expect(clock.nowUs()).toBe(10);
  });
});

test('waiting for what can never happen is an error, not a hang', async () => {
  await expect(newClock().run(() => new Promise(() => undefined))).rejects.toMatchObject({
    code: 'PVP_VIRTUAL_DEADLOCK',
  });
});

test('a year passes in no time', async () => {
  const clock = newClock();
  await clock.run(() => clock.sleepUntil(365 * 86_400_000_000));
  expect(clock.unixMs()).toBe(Date.UTC(2027, 0, 1));
});
