import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInAudience } from '../core/event.js';
import { poolTrials } from './pool-trials.js';
import { type RandomTrial, randomTrial } from './testing/random-trial.js';
import { measureBooks, ms, readsAt, startUs, traceAt, writeBooks } from './testing/write-books.js';

const window = { consumers: 1, warmUpUs: 0, durationUs: ms(1_000) };

test('a copy answers with what had been delivered by then', async () => {
  const trace = traceAt([100, 200, 300]);
  const books = writeBooks(trace);
  books.emitAll();
  books.deliver(0, 'e1', 150);
  books.deliver(0, 'e3', 320);
  books.deliver(0, 'e2', 400);
  // Before anything; as e1 occurs; without e1; as e1 comes; without e2; with e3, but still without e2; with all.
  const offsetsMs = [50, 100, 130, 150, 210, 350, 400];
  for (const [index, offsetMs] of offsetsMs.entries()) {
    books.answerRead(index + 1, offsetMs, 'copy');
  }
  const { metrics, readLatencies } = await measureBooks(
    { ...window, trace, reads: readsAt(offsetsMs) },
    books,
  );
  expect(metrics).toMatchObject({
    reads_total: 7,
    reads_failed: 0,
    read_latency_mean_ms: 0,
    read_latency_p50_ms: 0,
    read_latency_p99_ms: 0,
    stale_read_share: 3 / 7,
    read_age_mean_ms: (30 + 10 + 150) / 7,
    // What was delivered is measured as ever.
    events_delivered: 3,
    requests_read: 0,
  });
  expect(readLatencies).toMatchObject({ shortestUs: 0, longestUs: 0 });
});

test('a copy’s answer takes no time, however late the reader’s timer is; what it lacks is judged when it answers', async () => {
  const trace = traceAt([100]);
  const books = writeBooks(trace);
  books.emitAll();
  books.deliver(0, 'e1', 120);
  // Planned before the event and before it comes, read 2 ms later: without it, and with it.
  books.answerRead(1, 101, 'copy');
  books.answerRead(2, 121, 'copy');
  const { metrics } = await measureBooks({ ...window, trace, reads: readsAt([99, 119]) }, books);
  expect(metrics).toMatchObject({
    read_latency_mean_ms: 0,
    read_latency_p99_ms: 0,
    stale_read_share: 1 / 2,
    read_age_mean_ms: 1 / 2,
  });
});

test('the source’s answer counts from the scheduled instant, also when it was asked late', async () => {
  const trace = traceAt([100]);
  const books = writeBooks(trace);
  books.emitAll();
  books.exchange('consumers', { purpose: 'read', consumer: 0, sentMs: 205, receivedMs: 206 });
  books.answerRead(1, 207, { lastEventId: 'e1' });
  const facts = { ...window, trace, reads: readsAt([200]), delivers: 'state-on-read' } as const;
  expect((await measureBooks(facts, books)).metrics).toMatchObject({ read_latency_mean_ms: 7 });
});

test('a lost event makes every later read of a copy stale, and a warm-up event counts', async () => {
  const trace = traceAt([100, 1_500], { warmUps: 1 });
  const books = writeBooks(trace);
  books.emitAll();
  books.deliver(0, 'e2', 1_500);
  books.answerRead(1, 1_200, 'copy');
  books.answerRead(2, 1_900, 'copy');
  const facts = { trace, consumers: 1, warmUpUs: ms(1_000), durationUs: ms(1_000) };
  const { metrics } = await measureBooks({ ...facts, reads: readsAt([1_200, 1_900]) }, books);
  expect(metrics).toMatchObject({ stale_read_share: 1, read_age_mean_ms: (1_100 + 1_800) / 2 });
});

test('a consumer’s copy lacks nothing that is not for it', async () => {
  const trace = traceAt([100, 200], { audienceOf: (sequence) => sequence - 1 });
  const books = writeBooks(trace);
  books.emitAll();
  books.answerRead(1, 150, 'copy');
  books.answerRead(2, 250, 'copy');
  const reads = [
    { read: 1, offsetUs: ms(150), consumer: 1 },
    { read: 2, offsetUs: ms(250), consumer: 0 },
  ];
  const { metrics } = await measureBooks({ ...window, consumers: 2, trace, reads }, books);
  expect(metrics).toMatchObject({ stale_read_share: 0.5, read_age_mean_ms: 150 / 2 });
});

/** A strategy that hands nothing over: each read asks the source, and takes 40 ms. */
function onDemandTrial() {
  const trace = traceAt([100, 200, 300]);
  const offsetsMs = [50, 150, 170, 280, 500];
  const books = writeBooks(trace);
  books.emitAll();
  for (const [index, sentMs] of offsetsMs.entries()) {
    const receivedMs = sentMs + 20;
    books.exchange('consumers', { purpose: 'read', consumer: 0, sentMs, receivedMs });
    const known = trace.filter(({ offsetUs }) => offsetUs <= ms(receivedMs)).at(-1);
    books.answerRead(index + 1, sentMs + 40, { lastEventId: known?.id ?? null });
  }
  const facts = { ...window, trace, reads: readsAt(offsetsMs), delivers: 'state-on-read' } as const;
  return { facts, books };
}

test('the source answers with what was visible when it was asked', async () => {
  const { facts, books } = onDemandTrial();
  const { metrics, readLatencies } = await measureBooks(facts, books);
  // The third answer is under way when e2 occurs; the fourth comes back with e3, which occurred as it was asked.
  expect(metrics).toMatchObject({
    reads_total: 5,
    reads_failed: 0,
    read_latency_mean_ms: 40,
    read_latency_p50_ms: 40,
    read_latency_p99_ms: 40,
    stale_read_share: 1 / 5,
    read_age_mean_ms: 10 / 5,
    requests_read: 5,
    requests_total: 5,
    requests_per_event: 5 / 3,
    bytes_to_source: 500,
    events_occurred: 3,
  });
  expect(readLatencies).toMatchObject({ shortestUs: 40_000, longestUs: 40_000 });
});

test('a strategy that hands nothing over has no figures of deliveries', async () => {
  const { facts, books } = onDemandTrial();
  const { metrics, deliveries, latencySamples, timeline } = await measureBooks(facts, books);
  const about =
    /^(deliveries|duplicates|latency|age|stale_share|events_(delivered|lost|pending)|out_of_order)/;
  const names = Object.keys(metrics).filter((name) => about.test(name));
  expect(names).toHaveLength(18);
  expect(Object.entries(metrics).filter(([name, value]) => about.test(name) && value !== null)).toEqual([]);
  expect(deliveries).toEqual([]);
  expect(latencySamples).toBe(0);
  expect(timeline).toMatchObject([{ events: 3, requestsRead: 5, deliveries: null, consumersStale: null }]);
});

test('with a commit delay the source knows what had become visible, whatever had been emitted', async () => {
  const trace = traceAt([100, 110, 120]);
  const books = writeBooks(trace);
  books.emitAll();
  const show = (eventId: string, atMs: number) =>
    books.source.push({ kind: 'event-visible', eventId, atUs: startUs + ms(atMs) });
  show('e2', 150);
  show('e1', 160);
  books.source.sort((left, right) => left.atUs - right.atUs);
  // Nothing is visible yet; e2 is, and e1 is not; both are, and e3 never will be.
  books.answerRead(1, 140, { lastEventId: null });
  books.answerRead(2, 155, { lastEventId: 'e2' });
  books.answerRead(3, 170, { lastEventId: 'e1' });
  const facts = { ...window, trace, reads: readsAt([140, 155, 170]), delivers: 'state-on-read' } as const;
  const { metrics } = await measureBooks(facts, books);
  expect(metrics).toMatchObject({ stale_read_share: 1, read_age_mean_ms: (40 + 55 + 50) / 3 });
});

test('an answer that is overtaken is judged by what it knows itself', async () => {
  const trace = traceAt([100, 200]);
  const books = writeBooks(trace);
  books.emitAll();
  // The first question took so long that the source knew more by then than at the second one.
  books.answerRead(1, 300, { lastEventId: 'e2' });
  books.answerRead(2, 250, { lastEventId: 'e1' });
  const { metrics } = await measureBooks({ ...window, trace, reads: readsAt([150, 180]) }, books);
  expect(metrics).toMatchObject({
    read_latency_mean_ms: (150 + 70) / 2,
    stale_read_share: 0.5,
    read_age_mean_ms: 50 / 2,
  });
});

test('failed reads are counted, and are in no other figure', async () => {
  const trace = traceAt([100]);
  const books = writeBooks(trace);
  books.emitAll();
  books.answerRead(1, 230, { lastEventId: 'e1' });
  books.failRead(2, 900);
  const facts = { ...window, trace, reads: readsAt([200, 300]) };
  const { metrics } = await measureBooks(facts, books);
  expect(metrics).toMatchObject({
    reads_total: 2,
    reads_failed: 1,
    read_latency_mean_ms: 30,
    stale_read_share: 0,
  });
  books.consumers.splice(0, 1, { kind: 'read-failed', read: 1, atUs: startUs + ms(230) });
  expect(await measureBooks(facts, books)).toMatchObject({
    metrics: { reads_total: 2, reads_failed: 2, read_latency_p50_ms: null, stale_read_share: null },
    readLatencies: null,
  });
});

test('an interrupted trial counts the reads that ended, and lacks no event that was not emitted', async () => {
  const trace = traceAt([100, 200]);
  const books = writeBooks(trace);
  const [first] = trace;
  books.emit(first ?? expect.fail());
  books.answerRead(1, 150, { lastEventId: 'e1' });
  // Its source's book ends before it.
  books.answerRead(2, 250, { lastEventId: 'e2' });
  const facts = { ...window, trace, reads: readsAt([150, 250, 800]) };
  const { metrics } = await measureBooks(facts, books, { state: 'interrupted', endMs: 300 });
  expect(metrics).toMatchObject({ reads_total: 2, reads_failed: 0, stale_read_share: 0 });
});

/** `answers`: how long each read took, and whether it lacked the one event, which occurred 100 ms before. */
async function measureAnswers(answers: readonly { readonly tookMs: number; readonly isStale: boolean }[]) {
  const trace = traceAt([100]);
  const books = writeBooks(trace);
  books.emitAll();
  for (const [index, { tookMs, isStale }] of answers.entries()) {
    books.answerRead(index + 1, 200 + tookMs, { lastEventId: isStale ? null : 'e1' });
  }
  return measureBooks({ ...window, trace, reads: readsAt(answers.map(() => 200)) }, books);
}

test('pools reads from their sums: no share and no percentile is averaged', async () => {
  const few = [{ tookMs: 7, isStale: true }];
  const many = [10, 20, 30, 40, 50, 60].map((tookMs) => ({ tookMs, isStale: false }));
  const { metrics } = poolTrials([await measureAnswers(few), await measureAnswers(many)]);
  expect(metrics).toMatchObject({
    reads_total: 7,
    reads_failed: 0,
    read_latency_mean_ms: 217 / 7,
    read_latency_p99_ms: 60,
    stale_read_share: 1 / 7,
    read_age_mean_ms: 107 / 7,
  });
  // Fourth of 7, 10, 20, 30, 40, 50, 60.
  expect(metrics.read_latency_p50_ms).toBeCloseTo(30, 1);
});

/** The definition, applied to each answer: how old it is, in microseconds. */
function agesByDefinition({ facts, books }: RandomTrial): readonly number[] {
  return books.consumers.flatMap((seen) => {
    if (seen.kind !== 'read-answered') {
      return [];
    }
    const { knows, atUs } = seen;
    const consumer = facts.reads?.find(({ read }) => read === seen.read)?.consumer ?? Number.NaN;
    const known = new Set(
      knows === null
        ? books.consumers.flatMap((other) =>
            other.kind === 'event-delivered' && other.consumer === consumer && other.atUs <= atUs
              ? other.eventId
              : [],
          )
        : facts.trace
            .slice(0, facts.trace.findIndex(({ id }) => id === knows.lastEventId) + 1)
            .map(({ id }) => id),
    );
    const missing = facts.trace.filter(
      ({ id, audience, offsetUs }) =>
        isInAudience(audience, consumer) && startUs + offsetUs < atUs && !known.has(id),
    );
    const agesUs = missing.map(({ offsetUs }) => atUs - startUs - offsetUs);
    return Math.max(0, ...agesUs);
  });
}

test('staleness and age are those of the definition, whoever answers', async () => {
  await fc.assert(
    fc.asyncProperty(randomTrial, async (trial) => {
      const { metrics } = await measureBooks(trial.facts, trial.books, { feeding: trial.feeding });
      const ages = agesByDefinition(trial);
      if (ages.length === 0) {
        expect(metrics).toMatchObject({ stale_read_share: null, read_age_mean_ms: null });
        return;
      }
      expect(metrics.stale_read_share).toBe(ages.filter((ageUs) => ageUs > 0).length / ages.length);
      const meanUs = ages.reduce((sum, ageUs) => sum + ageUs, 0) / ages.length;
      expect(metrics.read_age_mean_ms).toBeCloseTo(meanUs / 1_000, 9);
    }),
    { numRuns: 300 },
  );
});
