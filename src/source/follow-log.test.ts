import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInAudience } from '../core/event.js';
import { createSettleInNode } from '../worlds/virtual/settle-in-node.js';
import { createVirtualClock, type VirtualClock } from '../worlds/virtual/virtual-clock.js';
import { createEventLog } from './event-log.js';
import { followLog, type LogNews, resumePosition } from './follow-log.js';

const silenceUs = 1_000_000;

function inVirtualTime(body: (clock: VirtualClock) => Promise<void>): Promise<void> {
  const clock = createVirtualClock(createSettleInNode());
  return clock.run(() => body(clock));
}

const steps = fc.array(
  fc.record({
    audience: fc.oneof(fc.constant('all' as const), fc.nat({ max: 2 })),
    gapUs: fc.constantFrom(0, 0, 1, 10, 3 * silenceUs),
  }),
  { maxLength: 30 },
);

/** Reads up to `most` events, each of which takes `paceUs`; resolves with the last one's cursor. */
async function readSome(
  clock: VirtualClock,
  following: AsyncIterable<LogNews>,
  { most, paceUs, told }: { readonly most: number; readonly paceUs: number; readonly told: string[] },
): Promise<string | undefined> {
  let left = most;
  for await (const news of following) {
    if (news.kind === 'event') {
      told.push(news.event.id);
      await clock.sleepUntil(clock.nowUs() + paceUs);
      left -= 1;
      if (left === 0) {
        return news.cursor;
      }
    }
  }
  return undefined;
}

test('however reading, waiting, appending and reconnecting interleave: every event once, in order', async () => {
  const paces = fc.constantFrom(0, 1, 7);
  const visits = fc.integer({ min: 1, max: 6 });
  const property = fc.asyncProperty(steps, paces, visits, async (appended, paceUs, most) => {
    await inVirtualTime(async (clock) => {
      const log = createEventLog();
      const leaving = new AbortController();
      const { signal } = leaving;
      const told: string[] = [];
      const follow = async (): Promise<void> => {
        let cursor: string | undefined;
        while (!signal.aborted) {
          const position = resumePosition(log, cursor) ?? -1;
          const following = followLog({ log, clock }, { consumer: 1, position, silenceUs, signal });
          cursor = await readSome(clock, following, { most, paceUs, told });
        }
      };
      const ended = follow();
      for (const [index, { audience, gapUs }] of appended.entries()) {
        await clock.sleepUntil(clock.nowUs() + gapUs);
        log.append({ id: String(index), sequence: index + 1, audience, envelopeJson: '{}' });
      }
      await clock.sleepUntil(clock.nowUs() + silenceUs);
      leaving.abort();
      await ended;
      const wanted = appended.flatMap(({ audience }, index) =>
        isInAudience(audience, 1) ? [String(index)] : [],
      );
      expect(told).toEqual(wanted);
    });
  });
  await fc.assert(property);
});

test('a silence is told again and again, counted from what was told last', async () => {
  await inVirtualTime(async (clock) => {
    const log = createEventLog();
    const leaving = new AbortController();
    const told: { readonly atUs: number; readonly kind: LogNews['kind'] }[] = [];
    const following = (async () => {
      const follower = { consumer: 0, position: 0, silenceUs, signal: leaving.signal };
      for await (const { kind } of followLog({ log, clock }, follower)) {
        told.push({ atUs: clock.nowUs(), kind });
      }
    })();
    await clock.sleepUntil(1_700_000);
    log.append({ id: 'a', sequence: 1, audience: 'all', envelopeJson: '{}' });
    await clock.sleepUntil(4_000_000);
    leaving.abort();
    await following;
    expect(clock.nowUs()).toBe(4_000_000);
    expect(told).toEqual([
      { atUs: 1_000_000, kind: 'silence' },
      { atUs: 1_700_000, kind: 'event' },
      { atUs: 2_700_000, kind: 'silence' },
      { atUs: 3_700_000, kind: 'silence' },
    ]);
  });
});
