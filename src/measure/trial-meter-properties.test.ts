import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyPercentiles, latencyQuantiles } from '../core/latency-quantiles.js';
import { nearestRank } from './nearest-rank.js';
import { poolTrials } from './pool-trials.js';
import { type RandomTrial, randomTrial } from './testing/random-trial.js';
import { measureBooks } from './testing/write-books.js';
import type { TimelineRow } from './trial-measurement.js';

const measure = ({ facts, books, feeding }: RandomTrial) =>
  measureBooks(facts, books, { feeding, endMs: 9_000 });

function columnSum(timeline: readonly TimelineRow[], column: keyof TimelineRow): number {
  return timeline.reduce((total, second) => total + (second[column] ?? 0), 0);
}

test('every expected delivery is either delivered or lost, and each has a record', async () => {
  await fc.assert(
    fc.asyncProperty(randomTrial, async (trial) => {
      const { metrics, deliveries, latencySamples } = await measure(trial);
      const found = deliveries.filter(({ deliveredUs }) => deliveredUs !== null);
      expect(metrics).toMatchObject({
        deliveries_expected: deliveries.length,
        events_delivered: found.length,
        events_lost: deliveries.length - found.length,
        duplicates_received: deliveries.reduce((total, { duplicates }) => total + duplicates, 0),
      });
      expect(latencySamples).toBe(found.length);
    }),
  );
});

test('sent = received + never arrived', async () => {
  await fc.assert(
    fc.asyncProperty(randomTrial, async (trial) => {
      const { requests } = await measure(trial);
      const { refused, cut, abandoned } = requests.neverArrived;
      expect(requests.sent).toBe(requests.received + refused + cut + abandoned);
      const sides = [...trial.books.source, ...trial.books.consumers];
      expect(requests.sent).toBe(sides.filter(({ kind }) => kind === 'request-sent').length);
      expect(requests.received).toBe(sides.filter(({ kind }) => kind === 'request-received').length);
    }),
  );
});

test('the columns of the timeline add up to the metrics', async () => {
  await fc.assert(
    fc.asyncProperty(randomTrial, async (trial) => {
      const { metrics, timeline } = await measure(trial);
      expect({
        events_occurred: columnSum(timeline, 'events'),
        requests_poll: columnSum(timeline, 'requestsPoll'),
        requests_poll_empty: columnSum(timeline, 'requestsPollEmpty'),
        requests_not_modified: columnSum(timeline, 'requestsNotModified'),
        requests_delivery: columnSum(timeline, 'requestsDelivery'),
        events_delivered: columnSum(timeline, 'deliveries'),
      }).toEqual({
        events_occurred: metrics.events_occurred,
        requests_poll: metrics.requests_poll,
        requests_poll_empty: metrics.requests_poll_empty,
        requests_not_modified: metrics.requests_not_modified,
        requests_delivery: metrics.requests_delivery,
        events_delivered: metrics.events_delivered,
      });
    }),
  );
});

test('the latencies can be recomputed from the records', async () => {
  await fc.assert(
    fc.asyncProperty(randomTrial, async (trial) => {
      const { metrics, deliveries } = await measure(trial);
      const latenciesMs = deliveries.flatMap(({ latencyUs }) =>
        latencyUs === null ? [] : latencyUs / 1_000,
      );
      if (latenciesMs.length === 0) {
        expect(metrics.latency_min_ms).toBeNull();
        return;
      }
      expect(metrics.latency_min_ms).toBe(Math.min(...latenciesMs));
      expect(metrics.latency_max_ms).toBe(Math.max(...latenciesMs));
      const mean = latenciesMs.reduce((total, value) => total + value, 0) / latenciesMs.length;
      expect(metrics.latency_mean_ms).toBeCloseTo(mean, 9);
      for (const name of latencyPercentiles) {
        const exact = nearestRank(latenciesMs, latencyQuantiles[name]) ?? Number.NaN;
        expect(metrics[name]).toBeGreaterThanOrEqual(exact);
        expect(metrics[name]).toBeLessThanOrEqual(exact * 1.001);
      }
    }),
  );
});

test('a pool of one trial is that trial', async () => {
  await fc.assert(
    fc.asyncProperty(randomTrial, async (trial) => {
      const measurement = await measure(trial);
      const { metrics, latencySamples } = measurement;
      expect(poolTrials([measurement])).toEqual({ metrics, latencySamples });
    }),
  );
});
