import { expect, test } from 'vitest';
import { createTrialMeter } from './create-trial-meter.js';
import {
  type Feeding,
  measureBooks,
  ms,
  startUs,
  traceAt,
  withoutReads,
  writeBooks,
} from './testing/write-books.js';
import type { TimelineRow } from './trial-measurement.js';

const emptySecond: TimelineRow = {
  second: 0,
  events: 0,
  requestsPoll: 0,
  requestsPollEmpty: 0,
  requestsNotModified: 0,
  requestsDelivery: 0,
  requestsRetry: 0,
  requestsFetch: 0,
  requestsReconcile: 0,
  requestsRead: 0,
  requestsHandshake: 0,
  deliveries: 0,
  consumersStale: 0,
  staleShare: 0,
};

/** A second of warm-up, a window of two seconds, two consumers, one event in the warm-up and three measured. */
function pushTrial() {
  const trace = traceAt([500, 1_000, 1_500, 2_500], { warmUps: 1 });
  const facts = { trace, consumers: 2, warmUpUs: ms(1_000), durationUs: ms(2_000) };
  const books = writeBooks(trace);
  const push = (eventId: string, consumer: number, sentMs: number) =>
    ({ purpose: 'delivery', eventIds: [eventId], consumer, sentMs }) as const;
  const retry = (eventId: string, consumer: number, sentMs: number) =>
    ({ ...push(eventId, consumer, sentMs), purpose: 'retry', attempt: 2 }) as const;
  const resources = { kind: 'resources', residentBytes: 0, loopDelayP99Us: 0 } as const;

  for (const consumer of [0, 1]) {
    books.exchange('consumers', { purpose: 'handshake', consumer, sentMs: -100, end: { status: 201 } });
  }
  for (const process of [books.source, books.consumers]) {
    process.push({ kind: 'connection-opened', atUs: startUs - ms(90) });
  }
  books.source.push({ ...resources, mark: 'window-start', atUs: startUs + ms(1_000), cpuUs: 10_000 });
  books.consumers.push({ ...resources, mark: 'window-start', atUs: startUs + ms(1_000), cpuUs: 7_000 });
  books.emitAll(1);

  for (const consumer of [0, 1]) {
    books.exchange('source', push('e1', consumer, 501));
    books.deliver(consumer, 'e1', 502);
  }
  books.exchange('source', push('e2', 0, 1_001));
  books.deliver(0, 'e2', 1_002);
  books.apply(0, 'e2', 1_003);
  // The first attempt is cut, the second arrives.
  books.exchange('source', { ...push('e2', 1, 1_001), end: { cause: 'cut', isReceived: false } });
  books.exchange('source', retry('e2', 1, 1_501));
  books.deliver(1, 'e2', 1_502);
  books.apply(1, 'e2', 1_510);
  // The first attempt arrives, but its acknowledgement comes too late, so there is a second one.
  books.exchange('source', { ...push('e3', 0, 1_501), end: { cause: 'abandoned', isReceived: true } });
  books.deliver(0, 'e3', 1_504);
  books.apply(0, 'e3', 1_505);
  books.exchange('source', retry('e3', 0, 2_000));
  books.deliver(0, 'e3', 2_001);
  books.apply(0, 'e3', 2_002);
  // Never arrives; a retry is due when the trial ends.
  books.exchange('source', { ...push('e3', 1, 1_501), end: { cause: 'refused', isReceived: false } });
  for (const consumer of [0, 1]) {
    books.exchange('source', push('e4', consumer, 2_501));
    books.deliver(consumer, 'e4', consumer === 0 ? 2_503 : 2_506);
    books.apply(consumer, 'e4', 2_507);
  }
  books.source.push({
    ...resources,
    mark: 'window-end',
    atUs: startUs + ms(3_000),
    cpuUs: 52_000,
    loopDelayP99Us: 1_200,
  });
  books.consumers.push({
    ...resources,
    mark: 'window-end',
    atUs: startUs + ms(3_000),
    cpuUs: 14_500,
    loopDelayP99Us: 3_400,
  });
  books.source.push({
    kind: 'delivery-pending',
    consumer: 1,
    eventIds: ['e3'],
    nextAttemptUs: startUs + ms(9_000),
    atUs: startUs + ms(3_000),
  });
  return { facts, books };
}

test('measures a trial that pushes', async () => {
  const { facts, books } = pushTrial();
  const machine = { stolenShare: 0.004, clockStepNs: 40, idleCpu: { source: 0.0015, consumers: 0 } };
  const { metrics } = await measureBooks(facts, books, { machine });
  expect(metrics).toEqual({
    events_occurred: 3,
    deliveries_expected: 6,
    events_delivered: 5,
    events_lost: 1,
    duplicates_received: 1,
    duplicates_applied: 1,
    out_of_order: 0,
    latency_min_ms: 2,
    latency_mean_ms: (2 + 502 + 4 + 3 + 6) / 5,
    // The histogram keeps three digits and names the upper end of what it cannot tell apart.
    latency_p50_ms: 4.001,
    latency_p90_ms: 502,
    latency_p95_ms: 502,
    latency_p99_ms: 502,
    latency_p999_ms: 502,
    latency_max_ms: 502,
    // Consumer 0 lacks an event for 2, 4 and 3 ms; consumer 1 for 502 ms, and e3 from then to the end.
    age_mean_ms: (2 + 8 + 4.5 + 502 ** 2 / 2 + 1_498 * ((2 + 1_500) / 2)) / 4_000,
    age_peak_ms: 1_500,
    stale_share: (2 + 4 + 3 + 2_000) / 4_000,
    requests_total: 8,
    requests_poll: 0,
    requests_poll_empty: 0,
    requests_not_modified: 0,
    requests_delivery: 6,
    requests_retry: 2,
    requests_fetch: 0,
    requests_reconcile: 0,
    requests_read: 0,
    requests_handshake: 0,
    requests_per_event: 8 / 3,
    empty_poll_share: null,
    bytes_to_consumer: 600,
    bytes_to_source: 300,
    bytes_per_event: 300,
    connections_opened: 2,
    source_cpu_ms: 39,
    consumer_cpu_ms: 7.5,
    source_cpu_ms_per_event: 13,
    consumer_cpu_ms_per_event: 2.5,
    peak_inbound_per_second: 3,
    emission_late_p99_ms: 1,
    events_pending: 1,
    reads_total: null,
    read_latency_mean_ms: null,
    read_latency_p50_ms: null,
    read_latency_p99_ms: null,
    stale_read_share: null,
    read_age_mean_ms: null,
    reads_failed: null,
    requests_rate_limited: 0,
    request_time_mean_ms: 1,
    source_cpu_share: 0.021,
    consumer_cpu_share: 0.00375,
    source_loop_delay_p99_ms: 1.2,
    consumer_loop_delay_p99_ms: 3.4,
    cpu_steal_share: 0.004,
    // Finer than the microsecond in which instants are kept.
    clock_resolution_ms: 0.001,
    source_cpu_raw_ms: 42,
    consumer_cpu_raw_ms: 7.5,
    source_cpu_idle_ms: 3,
    consumer_cpu_idle_ms: 0,
  });
});

test('a clock that steps further than a microsecond is the resolution', async () => {
  const { facts, books } = pushTrial();
  const machine = { stolenShare: null, clockStepNs: 15_600_000, idleCpu: null };
  const { metrics } = await measureBooks(facts, books, { machine });
  expect(metrics).toMatchObject({ cpu_steal_share: null, clock_resolution_ms: 15.6 });
});

test('the request ledger covers the whole trial: sent = received + never arrived', async () => {
  const { facts, books } = pushTrial();
  const { requests } = await measureBooks(facts, books);
  expect(requests).toEqual({ sent: 12, received: 10, neverArrived: { refused: 1, cut: 1, abandoned: 0 } });
});

test('one record per expected delivery, by sequence and consumer, without warm-up', async () => {
  const { facts, books } = pushTrial();
  const { deliveries } = await measureBooks(facts, books);
  const row = (sequence: number, consumer: number, occurredMs: number, deliveredMs: number | null) => ({
    sequence,
    consumer,
    occurredUs: ms(occurredMs),
    deliveredUs: deliveredMs === null ? null : ms(deliveredMs),
    latencyUs: deliveredMs === null ? null : ms(deliveredMs - occurredMs),
    attempts: 1,
    duplicates: 0,
  });
  expect(deliveries).toEqual([
    { ...row(2, 0, 1_000, 1_002), appliedUs: ms(1_003) },
    { ...row(2, 1, 1_000, 1_502), appliedUs: ms(1_510), attempts: 2 },
    { ...row(3, 0, 1_500, 1_504), appliedUs: ms(1_505), attempts: 2, duplicates: 1 },
    { ...row(3, 1, 1_500, null), appliedUs: null },
    { ...row(4, 0, 2_500, 2_503), appliedUs: ms(2_507) },
    { ...row(4, 1, 2_500, 2_506), appliedUs: ms(2_507) },
  ]);
});

test('the timeline counts from the start of the window', async () => {
  const { facts, books } = pushTrial();
  const { timeline } = await measureBooks(facts, books);
  expect(timeline).toEqual([
    {
      ...emptySecond,
      events: 2,
      requestsDelivery: 4,
      requestsRetry: 1,
      deliveries: 3,
      consumersStale: 1,
      // Consumer 0 lacks an event for 2 ms and for 4 ms, consumer 1 for the whole second.
      staleShare: (2 + 4 + 1_000) / 2_000,
    },
    {
      ...emptySecond,
      second: 1,
      events: 1,
      requestsDelivery: 2,
      requestsRetry: 1,
      deliveries: 2,
      consumersStale: 1,
      staleShare: (3 + 1_000) / 2_000,
    },
  ]);
});

/** A window of three seconds without warm-up, one consumer that polls every second from 0.9 s on, one event. */
function pullTrial() {
  const trace = traceAt([1_200]);
  const facts = { trace, consumers: 1, warmUpUs: 0, durationUs: ms(3_000) };
  const books = writeBooks(trace);
  const poll = { purpose: 'poll', consumer: 0, items: 0, bytesIn: 200, bytesOut: 300 } as const;
  books.emitAll();
  books.exchange('consumers', { ...poll, sentMs: -100 });
  books.exchange('consumers', { ...poll, sentMs: 900 });
  books.exchange('consumers', { ...poll, sentMs: 1_900, items: 1 });
  books.deliver(0, 'e1', 1_901);
  books.exchange('consumers', { ...poll, sentMs: 2_400, items: null, end: { status: 304 } });
  books.exchange('consumers', { ...poll, sentMs: 2_900, end: { cause: 'abandoned', isReceived: true } });
  books.exchange('consumers', { ...poll, sentMs: 3_900 });
  return { facts, books };
}

test('measures a trial that pulls: polls count when they were sent within the window', async () => {
  const { facts, books } = pullTrial();
  const { metrics, deliveries, requests } = await measureBooks(facts, books);
  expect(metrics).toMatchObject({
    requests_total: 4,
    requests_poll: 4,
    // The poll that was given up had an answer without events, but the consumer never saw it.
    requests_poll_empty: 1,
    requests_not_modified: 1,
    empty_poll_share: 0.5,
    bytes_to_source: 800,
    bytes_to_consumer: 1_200,
    peak_inbound_per_second: 0,
    latency_p50_ms: 701,
    source_cpu_ms: null,
    source_cpu_share: null,
    source_loop_delay_p99_ms: null,
    cpu_steal_share: null,
    clock_resolution_ms: null,
    consumer_cpu_ms_per_event: null,
  });
  expect(deliveries.map(({ attempts }) => attempts)).toEqual([null]);
  expect(requests).toMatchObject({ sent: 6, received: 6 });
});

test('the order in which the books are fed makes no difference', async () => {
  for (const { facts, books } of [pushTrial(), pullTrial()]) {
    const feedings: readonly Feeding[] = ['source-first', 'consumers-first', 'by-time'];
    const measured = await Promise.all([
      ...feedings.map((feeding) => measureBooks(facts, books, { feeding })),
      measureBooks(facts, books, { beginAfter: true }),
    ]);
    for (const measurement of measured) {
      expect(measurement).toEqual(measured[0]);
    }
  }
});

test('metrics that do not apply are null', async () => {
  const facts = { trace: [], consumers: 1, warmUpUs: 0, durationUs: ms(1_000) };
  const { metrics, latencySamples } = await measureBooks(facts, writeBooks([]));
  expect(latencySamples).toBe(0);
  expect(metrics).toMatchObject({
    latency_min_ms: null,
    latency_mean_ms: null,
    latency_p50_ms: null,
    latency_p999_ms: null,
    latency_max_ms: null,
    age_mean_ms: 0,
    requests_total: 0,
    requests_per_event: null,
    bytes_per_event: null,
    empty_poll_share: null,
    emission_late_p99_ms: null,
  });
});

test('a delivery in the drain makes the timeline longer, a late retry too', async () => {
  const trace = traceAt([900]);
  const facts = { trace, consumers: 1, warmUpUs: 0, durationUs: ms(1_000) };
  const books = writeBooks(trace);
  const push = { eventIds: ['e1'], consumer: 0 } as const;
  books.emitAll();
  books.exchange('source', { ...push, purpose: 'delivery', sentMs: 901 });
  books.deliver(0, 'e1', 2_100);
  books.exchange('source', { ...push, purpose: 'retry', sentMs: 3_500 });
  const { timeline, metrics } = await measureBooks(facts, books);
  expect(
    timeline.map(({ deliveries, requestsRetry, consumersStale, staleShare }) => ({
      deliveries,
      requestsRetry,
      consumersStale,
      staleShare,
    })),
  ).toEqual([
    { deliveries: 0, requestsRetry: 0, consumersStale: 1, staleShare: 0.1 },
    { deliveries: 0, requestsRetry: 0, consumersStale: 1, staleShare: 1 },
    { deliveries: 1, requestsRetry: 0, consumersStale: 0, staleShare: 0.1 },
    { deliveries: 0, requestsRetry: 1, consumersStale: 0, staleShare: 0 },
  ]);
  expect(metrics).toMatchObject({ requests_retry: 1, stale_share: 0.1, age_peak_ms: 100 });
});

test('out of order are first deliveries of an older event, per consumer', async () => {
  const trace = traceAt([0, 10, 20]);
  const facts = { trace, consumers: 2, warmUpUs: 0, durationUs: ms(100) };
  const books = writeBooks(trace);
  books.emitAll();
  [
    ['e2', 30],
    ['e3', 31],
    ['e1', 32],
    ['e1', 33],
  ].forEach(([id, atMs]) => {
    books.deliver(0, String(id), Number(atMs));
  });
  ['e1', 'e2', 'e3', 'e2'].forEach((id, position) => {
    books.deliver(1, id, 40 + position);
  });
  const { metrics } = await measureBooks(facts, books);
  expect(metrics).toMatchObject({ out_of_order: 1, duplicates_received: 2 });
});

test('an event of one consumer is expected there only', async () => {
  const trace = traceAt([0, 10], { audienceOf: (sequence) => sequence - 1 });
  const facts = { trace, consumers: 2, warmUpUs: 0, durationUs: ms(100) };
  const books = writeBooks(trace);
  books.emitAll();
  books.deliver(1, 'e2', 20);
  const { metrics, deliveries } = await measureBooks(facts, books);
  expect(metrics).toMatchObject({ deliveries_expected: 2, events_delivered: 1, events_lost: 1 });
  expect(deliveries.map(({ consumer, latencyUs }) => [consumer, latencyUs])).toEqual([
    [0, null],
    [1, 10_000],
  ]);
});

test('an interrupted trial expects what was emitted, and has a shorter window', async () => {
  const { facts, books } = pushTrial();
  const untilUs = startUs + ms(2_000.2);
  const before = ({ atUs }: { readonly atUs: number }) => atUs <= untilUs;
  const torn = { source: books.source.filter(before), consumers: books.consumers.filter(before) };
  const { metrics, requests } = await measureBooks(facts, torn, { state: 'interrupted', endMs: 2_000.2 });
  expect(metrics).toMatchObject({
    events_occurred: 2,
    deliveries_expected: 4,
    events_delivered: 3,
    // What had not arrived may have been under way.
    events_lost: null,
    events_pending: null,
    requests_retry: 2,
    stale_share: (2 + 4 + 1_000.2) / 2_000.4,
    source_cpu_ms: null,
    source_loop_delay_p99_ms: null,
  });
  // The retry under way is abandoned.
  expect(requests).toEqual({ sent: 10, received: 7, neverArrived: { refused: 1, cut: 1, abandoned: 1 } });
});

test('an interrupted trial tolerates a delivery whose emission did not get into the other book', async () => {
  const { facts, books } = pushTrial();
  const { metrics } = await measureBooks(
    facts,
    { source: [], consumers: books.consumers },
    { state: 'interrupted' },
  );
  expect(metrics).toMatchObject({ events_occurred: 0, deliveries_expected: 0, events_delivered: 0 });
});

test('a trial that was interrupted before it began has no window', async () => {
  const trace = traceAt([0]);
  const facts = { trace, consumers: 1, warmUpUs: 0, durationUs: ms(100) };
  const books = writeBooks(trace);
  books.exchange('consumers', { purpose: 'handshake', consumer: 0, sentMs: -10 });
  const meter = await createTrialMeter({ ...withoutReads, ...facts });
  books.consumers.forEach((observation) => {
    meter.observe('consumers', observation);
  });
  const measurement = meter.finish({ state: 'interrupted', endUs: startUs });
  expect(measurement.metrics).toMatchObject({ events_occurred: 0, requests_total: 0, age_mean_ms: null });
  expect(measurement.requests.sent).toBe(1);
  expect(measurement.timeline).toEqual([]);
});
