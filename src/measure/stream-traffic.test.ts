import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation } from '../core/observation.js';
import { type Feeding, measureBooks, ms, startUs, traceAt, writeBooks } from './testing/write-books.js';

/** The window of these trials is [1 s, 5 s) after the trial's start. */
const trace = traceAt([]);
const facts = { trace, consumers: 1, warmUpUs: ms(1_000), durationUs: ms(4_000) };

interface Entry {
  readonly atMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

function traffic(requestId: string, { atMs, bytesIn, bytesOut }: Entry): Observation {
  return { kind: 'stream-traffic', requestId, bytesIn, bytesOut, atUs: startUs + ms(atMs) };
}

/** The books of one stream that consumer 0 opened before the trial began; the last entry is its end. */
function streamBooks(entries: readonly Entry[], end: Entry) {
  const books = writeBooks(trace);
  const requestId = 'c0-1';
  books.consumers.push(
    {
      ...{ kind: 'request-sent', requestId, purpose: 'handshake', consumer: 0, eventIds: [], attempt: 1 },
      atUs: startUs - ms(20),
    },
    { kind: 'request-answered', requestId, status: 200, atUs: startUs - ms(10) },
  );
  books.source.push(...entries.map((entry) => traffic(requestId, entry)), {
    ...{ kind: 'request-received', requestId, receivedUs: startUs - ms(15), status: 200, items: null },
    ...{ bytesIn: end.bytesIn, bytesOut: end.bytesOut, atUs: startUs + ms(end.atMs) },
  });
  return books;
}

test('bytes of a stream count by the instant of their entry, the rest by that of its end', async () => {
  const entries = [
    { atMs: -15, bytesIn: 1, bytesOut: 10 },
    { atMs: 999.999, bytesIn: 2, bytesOut: 20 },
    { atMs: 1_000, bytesIn: 4, bytesOut: 40 },
    { atMs: 4_999.999, bytesIn: 8, bytesOut: 80 },
    { atMs: 5_000, bytesIn: 16, bytesOut: 160 },
  ];
  const atTheEnd = streamBooks(entries, { atMs: 5_100, bytesIn: 32, bytesOut: 320 });
  const after = await measureBooks(facts, atTheEnd, { endMs: 5_200 });
  expect(after.metrics).toMatchObject({
    bytes_to_source: 12,
    bytes_to_consumer: 120,
    requests_handshake: 0,
    requests_total: 0,
  });
  expect(after.requests).toMatchObject({ sent: 1, received: 1 });
  const cutShort = streamBooks(entries.slice(0, 3), { atMs: 2_000, bytesIn: 32, bytesOut: 320 });
  const within = await measureBooks(facts, cutShort);
  expect(within.metrics).toMatchObject({ bytes_to_source: 36, bytes_to_consumer: 360 });
});

test('a stream that the source opens weighs in the other direction', async () => {
  const entries = [{ atMs: 2_000, bytesIn: 1, bytesOut: 10 }];
  const { source, consumers } = streamBooks(entries, { atMs: 3_000, bytesIn: 2, bytesOut: 20 });
  const { metrics } = await measureBooks(facts, { source: consumers, consumers: source });
  expect(metrics).toMatchObject({ bytes_to_consumer: 3, bytes_to_source: 30 });
});

test('a handshake that is answered without a stream counts like every request', async () => {
  const books = writeBooks(trace);
  const refused = {
    purpose: 'handshake',
    consumer: 0,
    end: { status: 503 },
    bytesIn: 7,
    bytesOut: 9,
  } as const;
  books.exchange('consumers', { ...refused, sentMs: 4_999.9, receivedMs: 5_001 });
  books.exchange('consumers', { ...refused, sentMs: 500 });
  const { metrics } = await measureBooks(facts, books, { endMs: 5_100 });
  expect(metrics).toMatchObject({ requests_handshake: 1, bytes_to_source: 7, bytes_to_consumer: 9 });
});

const entry = fc.record({
  atMs: fc.integer({ min: -100, max: 6_000 }),
  bytesIn: fc.nat({ max: 1_000 }),
  bytesOut: fc.nat({ max: 1_000 }),
});

test('whichever book comes first, and whenever the trial is said to have begun, the bytes are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { maxLength: 10 }),
      entry,
      fc.constantFrom<Feeding>('source-first', 'consumers-first', 'by-time'),
      fc.boolean(),
      async (unsorted, last, feeding, beginAfter) => {
        const entries = unsorted.toSorted((left, right) => left.atMs - right.atMs);
        const end = { ...last, atMs: Math.max(last.atMs, entries.at(-1)?.atMs ?? 0) };
        const books = streamBooks(entries, end);
        const { metrics } = await measureBooks(facts, books, { feeding, beginAfter, endMs: 6_100 });
        const counted = [...entries, end].filter(({ atMs }) => atMs >= 1_000 && atMs < 5_000);
        const isPlainRequest = entries.length === 0;
        const sum = (bytes: 'bytesIn' | 'bytesOut') =>
          isPlainRequest ? 0 : counted.reduce((total, each) => total + each[bytes], 0);
        expect(metrics.bytes_to_source).toBe(sum('bytesIn'));
        expect(metrics.bytes_to_consumer).toBe(sum('bytesOut'));
      },
    ),
    { numRuns: 60 },
  );
});

const some: Entry = { atMs: 2_000, bytesIn: 1, bytesOut: 1 };
const last: Entry = { atMs: 3_000, bytesIn: 0, bytesOut: 0 };

test.each(['source-first', 'consumers-first', 'by-time'] as const)(
  'traffic of no open stream is a contradiction (%s)',
  async (feeding) => {
    const unknown = streamBooks([some], last);
    unknown.source.push(traffic('c0-9', some));
    await expect(measureBooks(facts, unknown, { feeding })).rejects.toThrow(/c0-9\) \[stream-not-open\]/);
    const late = streamBooks([some], last);
    late.source.push(traffic('c0-1', { ...some, atMs: 3_500 }));
    await expect(measureBooks(facts, late, { feeding })).rejects.toThrow(/c0-1\) \[stream-not-open\]/);
  },
);

test('a stream without an end is a contradiction, unless the trial was interrupted', async () => {
  const books = streamBooks([some], last);
  books.source.pop();
  await expect(measureBooks(facts, books)).rejects.toThrow(/c0-1\) \[stream-without-end\]/);
  const { requests } = await measureBooks(facts, books, { state: 'interrupted', endMs: 4_000 });
  expect(requests.sent).toBe(1);
});
