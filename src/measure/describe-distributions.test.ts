import { expect, test, vi } from 'vitest';
import {
  type DistributedTrial,
  describeDistributions,
  describeReadDistributions,
} from './describe-distributions.js';
import { LatencyHistogram } from './latency-histogram.js';
import { renderHgrm } from './render-hgrm.js';
import { encodeLatencies } from './testing/encode-latencies.js';
import { readIntervalLog } from './testing/read-interval-log.js';
import type { TimelineRow } from './trial-measurement.js';

const idleRow: Omit<TimelineRow, 'second'> = {
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
  deliveries: null,
  consumersStale: null,
  staleShare: null,
};

function trialOf(
  label: string,
  trial: number,
  latenciesUs: readonly number[],
  more: { readonly readsUs?: readonly number[]; readonly seconds?: readonly number[] } = {},
): DistributedTrial {
  const { readsUs = [], seconds = [0, 1, 2] } = more;
  return {
    label,
    trial,
    measurement: {
      latencyHistogram: encodeLatencies(latenciesUs),
      latencySamples: latenciesUs.length,
      readLatencies:
        readsUs.length === 0
          ? null
          : {
              histogram: encodeLatencies(readsUs),
              shortestUs: Math.min(...readsUs),
              longestUs: Math.max(...readsUs),
            },
      timeline: seconds.map((second) => ({ second, ...idleRow })),
    },
  };
}

const trials = [
  trialOf('poll', 1, [10, 30]),
  trialOf('on-demand', 1, [], { readsUs: [7] }),
  trialOf('webhook', 1, [1], { readsUs: [0, 0] }),
  trialOf('poll', 2, [20]),
];

test('puts the trials of a strategy together, in the order of the labels, and leaves out those without latencies', () => {
  const found = describeDistributions(['webhook', 'on-demand', 'poll'], trials, 12_000);
  expect(found.map(({ label, count }) => [label, count])).toEqual([
    ['webhook', 1],
    ['poll', 3],
  ]);
  expect(found[1]?.steps).toEqual([
    { valueUs: 10, countAtOrBelow: 1 },
    { valueUs: 20, countAtOrBelow: 2 },
    { valueUs: 30, countAtOrBelow: 3 },
  ]);
  expect(found[1]?.hgrm).toBe(renderHgrm(encodeLatencies([10, 20, 30])));
  expect(readIntervalLog(found[1]?.hlog ?? '').map(({ startS }) => startS)).toEqual([0, 12]);
});

test('describes reads in the same way, also of a strategy that delivers nothing', () => {
  const found = describeReadDistributions(['webhook', 'on-demand', 'poll'], trials, 12_000);
  expect(found.map(({ label, count, steps }) => [label, count, steps])).toEqual([
    ['webhook', 2, [{ valueUs: 0, countAtOrBelow: 2 }]],
    ['on-demand', 1, [{ valueUs: 7, countAtOrBelow: 1 }]],
  ]);
  expect(found[0]?.hlog).toContain('Read latencies');
});

test.each([
  ['a second a row', [0, 1, 2], 3],
  ['a minute a row', [0, 60, 120], 180],
  ['a single row', [0], 1],
])('takes the longest timeline for a window that is not known: %s', (_what, seconds, lengthS) => {
  const found = describeDistributions(['poll'], [trialOf('poll', 1, [5], { seconds })], null);
  expect(readIntervalLog(found[0]?.hlog ?? '')).toMatchObject([{ startS: 0, lengthS }]);
});

test('frees every histogram that it makes', () => {
  const made = [vi.spyOn(LatencyHistogram, 'create'), vi.spyOn(LatencyHistogram, 'decode')];
  const freed = vi.spyOn(LatencyHistogram.prototype, 'destroy');
  describeDistributions(['webhook', 'poll'], trials, 12_000);
  describeReadDistributions(['webhook', 'on-demand'], trials, 12_000);
  const madeCount = made.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  expect(madeCount).toBeGreaterThan(0);
  expect(freed).toHaveBeenCalledTimes(madeCount);
  vi.restoreAllMocks();
});
