import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteLength } from '../core/byte-length.js';
import { renderBatch } from '../protocol/batch.js';
import { createSettleInNode } from '../worlds/virtual/settle-in-node.js';
import { createVirtualClock } from '../worlds/virtual/virtual-clock.js';
import { type BatchLimits, type ClosedBatch, createBatcher } from './batcher.js';
import type { PushedEvent } from './messages.js';

function eventOf(index: number, text: string): PushedEvent {
  const envelopeJson = JSON.stringify(text);
  return { id: String(index), sequence: index + 1, audience: 'all', envelopeJson, noticeJson: '{}' };
}

interface Sent {
  readonly atUs: number;
  readonly batch: ClosedBatch;
}

/** Adds events after the given pauses, and waits until all of them have left. */
async function batch(
  limits: BatchLimits,
  events: readonly { readonly pauseUs: number; readonly text: string }[],
): Promise<{ readonly sent: readonly Sent[]; readonly addedUs: readonly number[] }> {
  const clock = createVirtualClock(createSettleInNode());
  const sent: Sent[] = [];
  const addedUs: number[] = [];
  await clock.run(async () => {
    const batcher = createBatcher(clock, limits, (closed) =>
      sent.push({ atUs: clock.nowUs(), batch: closed }),
    );
    for (const [index, { pauseUs, text }] of events.entries()) {
      await clock.sleepUntil(clock.nowUs() + pauseUs);
      addedUs.push(clock.nowUs());
      batcher.add(eventOf(index, text));
    }
    await clock.sleepUntil(clock.nowUs() + limits.lingerUs + 1);
  });
  return { sent, addedUs };
}

function bytesOf({ batch: { events } }: Sent): number {
  return byteLength(renderBatch(events.map(({ envelopeJson }) => envelopeJson)));
}

test('every event leaves once, in order, within its bounds and no later than its linger', async () => {
  const limitsArbitrary = fc.record({
    max: fc.integer({ min: 1, max: 5 }),
    lingerUs: fc.integer({ min: 1, max: 50 }),
    maxBytes: fc.integer({ min: 60, max: 200 }),
  });
  const eventsArbitrary = fc.array(
    fc.record({ pauseUs: fc.nat({ max: 40 }), text: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(limitsArbitrary, eventsArbitrary, async (limits, events) => {
      const { sent, addedUs } = await batch(limits, events);
      const ids = sent.flatMap(({ batch: { events: carried } }) => carried.map(({ id }) => id));
      expect(ids).toEqual(events.map((_, index) => String(index)));
      for (const each of sent) {
        const count = each.batch.events.length;
        expect(count).toBeLessThanOrEqual(limits.max);
        expect(count === 1 || bytesOf(each) <= limits.maxBytes).toBe(true);
        const openedUs = addedUs[Number(each.batch.events[0].id)] ?? Number.NaN;
        expect(each.batch.lingerEndUs).toBe(openedUs + limits.lingerUs);
        expect(each.atUs).toBeLessThanOrEqual(each.batch.lingerEndUs);
      }
    }),
  );
});

test('a batch is split where one more event would make it too large, to the byte', async () => {
  // Each event is 10 bytes; n of them weigh 13 + 10n + (n − 1).
  const events = Array.from({ length: 3 }, () => ({ pauseUs: 0, text: '12345678' }));
  const counts = async (maxBytes: number) =>
    (await batch({ max: 100, lingerUs: 10, maxBytes }, events)).sent.map(
      ({ batch: each }) => each.events.length,
    );
  expect(await counts(45)).toEqual([3]);
  expect(await counts(44)).toEqual([2, 1]);
  expect(await counts(1)).toEqual([1, 1, 1]);
});
