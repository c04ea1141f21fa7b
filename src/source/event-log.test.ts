import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInAudience } from '../core/event.js';
import { createEventLog, type EventLog } from './event-log.js';

const audience = fc.oneof(fc.constant('all' as const), fc.nat({ max: 2 }));

function readToEnd(
  log: EventLog,
  consumer: number,
  limit: number,
  from = 0,
): { ids: string[]; position: number } {
  const ids: string[] = [];
  let position = from;
  for (let more = true; more; ) {
    const slice = log.readAfter(consumer, position, limit);
    expect(slice.events.length).toBeLessThanOrEqual(limit);
    ids.push(...slice.events.map(({ id }) => id));
    position = slice.nextPosition;
    more = slice.hasMore;
  }
  return { ids, position };
}

test('whatever the page size, each consumer reads its own events once, in order, also over a pause', () => {
  fc.assert(
    fc.property(
      fc.array(audience, { maxLength: 40 }),
      fc.nat({ max: 40 }),
      fc.integer({ min: 1, max: 7 }),
      fc.nat({ max: 2 }),
      (audiences, pauseAt, limit, consumer) => {
        const log = createEventLog();
        const append = (from: number, to: number) => {
          for (const [index, each] of audiences.slice(from, to).entries()) {
            log.append({
              id: String(from + index),
              sequence: from + index + 1,
              audience: each,
              envelopeJson: '{}',
            });
          }
        };
        append(0, pauseAt);
        const before = readToEnd(log, consumer, limit);
        append(pauseAt, audiences.length);
        const after = readToEnd(log, consumer, limit, before.position);
        const wanted = audiences.flatMap((each, index) =>
          isInAudience(each, consumer) ? [String(index)] : [],
        );
        expect([...before.ids, ...after.ids]).toEqual(wanted);
      },
    ),
  );
});

test('has_more is false at the end, and the position stays where nothing is found', () => {
  const log = createEventLog();
  expect(log.readAfter(0, 0, 10)).toEqual({ events: [], nextPosition: 0, hasMore: false });
  log.append({ id: 'a', sequence: 1, audience: 'all', envelopeJson: '{}' });
  expect(log.readAfter(0, 0, 1)).toMatchObject({ nextPosition: 1, hasMore: false });
  expect(log.readAfter(0, 1, 1)).toEqual({ events: [], nextPosition: 1, hasMore: false });
});

test('untilNewer waits for an event of the consumer’s own, and for no other', async () => {
  const log = createEventLog();
  const { signal } = new AbortController();
  const woken: number[] = [];
  const waits = [0, 1].map((consumer) =>
    log.untilNewer(consumer, 0, signal).then(() => woken.push(consumer)),
  );
  log.append({ id: 'a', sequence: 1, audience: 1, envelopeJson: '{}' });
  await waits[1];
  expect(woken).toEqual([1]);
  await log.untilNewer(1, 0, signal);
  log.append({ id: 'b', sequence: 2, audience: 'all', envelopeJson: '{}' });
  await waits[0];
  expect(woken).toEqual([1, 0]);
});

test('untilNewer ends with its signal', async () => {
  const log = createEventLog();
  const leaving = new AbortController();
  const wait = log.untilNewer(0, 0, leaving.signal);
  leaving.abort();
  await wait;
  await log.untilNewer(0, 0, leaving.signal);
});

test('an event is found by its id, by those of its audience', () => {
  const log = createEventLog();
  expect(log.find(0, 'a')).toBeUndefined();
  const mine = { id: 'a', sequence: 1, audience: 1, envelopeJson: '{}' } as const;
  const everyones = { id: 'b', sequence: 2, audience: 'all', envelopeJson: '{}' } as const;
  log.append(mine);
  log.append(everyones);
  expect(log.find(1, 'a')).toBe(mine);
  expect(log.find(0, 'a')).toBeUndefined();
  expect(log.find(0, 'b')).toBe(everyones);
});
