import { expect, test } from 'vitest';
import { createSettleInNode } from '../worlds/virtual/settle-in-node.js';
import { createVirtualClock } from '../worlds/virtual/virtual-clock.js';
import type { Observation } from './observation.js';
import { createTrafficBook } from './traffic-book.js';

test('books at once after a pause, every 100 ms in a flow, nothing in silence, and nothing after the end', async () => {
  const clock = createVirtualClock(createSettleInNode());
  const booked: Observation[] = [];
  await clock.run(async () => {
    let bytesOut = 0;
    const traffic = createTrafficBook(
      { clock, observe: (observation) => booked.push(observation) },
      'c0-1',
      () => {
        const taken = bytesOut;
        bytesOut = 0;
        return { bytesIn: 0, bytesOut: taken };
      },
    );
    for (const atMs of [5, 6, 104, 105, 120, 500, 550]) {
      await clock.sleepUntil(atMs * 1_000);
      bytesOut += atMs;
      traffic.note();
    }
    await clock.sleepUntil(560_000);
    traffic.end();
    traffic.note();
    await clock.sleepUntil(2_000_000);
  });
  expect(
    booked.map((entry) => entry.kind === 'stream-traffic' && [entry.atUs / 1_000, entry.bytesOut]),
  ).toEqual([
    [5, 5],
    [105, 6 + 104],
    [205, 105 + 120],
    [500, 500],
  ]);
});
