import { expect, test } from 'vitest';
import { metricNames } from '../core/metric-catalogue.js';
import { poolTrials } from './pool-trials.js';
import { measureBooks, ms, startUs, traceAt, writeBooks } from './testing/write-books.js';

/** Pushes an event every 10 ms, `delivered` of them 10, 20, 30, … ms after they occurred; then polls. */
async function measureTrial(
  events: number,
  delivered: number,
  polls: { full: number; empty: number },
  cpuMs?: number,
) {
  const trace = traceAt(Array.from({ length: events }, (_, position) => position * 10));
  const books = writeBooks(trace);
  books.emitAll(events);
  for (const { id, offsetUs, sequence } of trace.slice(0, delivered)) {
    const deliveredMs = offsetUs / 1_000 + sequence * 10;
    books.exchange('source', { purpose: 'delivery', consumer: 0, eventIds: [id], sentMs: deliveredMs });
    books.deliver(0, id, deliveredMs);
  }
  for (let poll = 0; poll < polls.full + polls.empty; poll += 1) {
    const items = poll < polls.full ? 1 : 0;
    books.exchange('consumers', {
      purpose: 'poll',
      consumer: 0,
      sentMs: poll,
      items,
      bytesIn: 10,
      bytesOut: 20,
    });
  }
  if (cpuMs !== undefined) {
    const resources = { kind: 'resources', residentBytes: 0, loopDelayP99Us: 0, atUs: startUs } as const;
    books.source.push({ ...resources, mark: 'window-start', cpuUs: 1_000 });
    books.source.push({
      ...resources,
      mark: 'window-end',
      cpuUs: 1_000 + ms(cpuMs),
      loopDelayP99Us: ms(cpuMs) / 10,
    });
  }
  return measureBooks({ trace, consumers: 1, warmUpUs: 0, durationUs: ms(1_000) }, books);
}

test('adds up counts, derives ratios from the sums, merges histograms', async () => {
  const trials = [
    await measureTrial(2, 2, { full: 1, empty: 1 }, 40),
    await measureTrial(6, 4, { full: 1, empty: 5 }, 20),
  ];
  const { metrics, latencySamples } = poolTrials(trials);
  expect(latencySamples).toBe(6);
  expect(metrics).toMatchObject({
    events_occurred: 8,
    events_delivered: 6,
    events_lost: 2,
    latency_min_ms: 10,
    latency_mean_ms: (10 + 20 + 10 + 20 + 30 + 40) / 6,
    latency_max_ms: 40,
    requests_poll: 8,
    requests_total: 14,
    requests_per_event: 14 / 8,
    empty_poll_share: 6 / 8,
    bytes_to_source: 8 * 10 + 6 * 50,
    source_cpu_ms: 60,
    source_cpu_ms_per_event: 7.5,
    consumer_cpu_ms: null,
    consumer_cpu_ms_per_event: null,
    peak_inbound_per_second: 4,
    emission_late_p99_ms: 6,
    // The worst trial's.
    source_cpu_share: 0.04,
    source_loop_delay_p99_ms: 4,
    consumer_cpu_share: null,
  });
  // Third of 10, 10, 20, 20, 30, 40: the mean of the trials' medians would be 15.
  expect(metrics.latency_p50_ms).toBeCloseTo(20, 1);
});

test('age and stale share are averaged over the windows, the peak is the highest', async () => {
  const [one, other] = [
    await measureTrial(1, 1, { full: 0, empty: 0 }),
    await measureTrial(1, 0, { full: 0, empty: 0 }),
  ];
  expect([one.metrics.stale_share, other.metrics.stale_share]).toEqual([0.01, 1]);
  const { metrics } = poolTrials([one, other]);
  expect(metrics).toMatchObject({ stale_share: 0.505, age_mean_ms: (0.05 + 500) / 2, age_peak_ms: 1_000 });
});

test('a metric that no trial has stays null, and so do all of a pool of none', async () => {
  const without = poolTrials([await measureTrial(1, 0, { full: 0, empty: 0 })]).metrics;
  expect(without).toMatchObject({ latency_p50_ms: null, empty_poll_share: null, source_cpu_ms: null });

  const { metrics, latencySamples } = poolTrials([]);
  expect(latencySamples).toBe(0);
  expect(metrics).toEqual(Object.fromEntries(metricNames.map((name) => [name, null])));
});
