import { expect, test } from 'vitest';
import type { RandomStream } from '../../core/ports/random.js';
import { createSeededRandom } from '../../core/seeded-random.js';
import { metricsWith } from '../testing/comparison-row.js';
import { findDrifts } from './find-drifts.js';

/** About normal, with mean 1: the sum of twelve uniform numbers has the variance 1. */
function noisy(random: RandomStream, deviation: number): number {
  const sum = Array.from({ length: 12 }, () => random.unit()).reduce((total, each) => total + each, 0);
  return 1 + (sum - 6) * deviation;
}

interface Repetitions {
  readonly trials: number;
  readonly deviation: number;
  /** From the first trial to the last, of the latency alone. */
  readonly change: number;
}

/** In how many of 1,000 repetitions a drift is found. */
function countFound({ trials, deviation, change }: Repetitions): number {
  return Array.from({ length: 1_000 }, (_, repetition) => {
    const random = createSeededRandom(repetition);
    const metrics = Array.from({ length: trials }, (__, trial) =>
      metricsWith({
        latency_p50_ms: 490 * noisy(random, deviation) * (1 + change * (trial / (trials - 1) - 0.5)),
        source_cpu_ms_per_event: 5 * noisy(random, deviation),
        consumer_cpu_ms_per_event: 7 * noisy(random, deviation),
      }),
    );
    return findDrifts(metrics).length > 0;
  }).filter(Boolean).length;
}

test.each([6, 7, 10, 20])(
  'of 1,000 runs of %s trials that only scatter, at most about 10 are said to drift',
  (trials) => {
    // 10 are expected at most; 20 or more would come about in 1 of 200 such counts.
    expect(countFound({ trials, deviation: 0.2, change: 0 })).toBeLessThan(20);
  },
);

test('small scatter is no drift, whatever its order', () => {
  expect(countFound({ trials: 10, deviation: 0.005, change: 0 })).toBe(0);
});

test.each([
  [6, 0.3, 272],
  [6, 0.5, 666],
  [8, 0.3, 479],
  [8, 0.5, 905],
  [10, 0.3, 748],
  [10, 0.5, 992],
])('over scatter of 5 %%, %s trials show a drift of %s in %s of 1,000 runs', (trials, change, found) => {
  expect(countFound({ trials, deviation: 0.05, change })).toBe(found);
});

const rising = (name: 'latency_p50_ms' | 'read_latency_p50_ms', values: readonly number[]) =>
  values.map((value) => metricsWith({ [name]: value }));

test('tells which metric, which way and how far', () => {
  expect(findDrifts(rising('latency_p50_ms', [10, 11, 12, 13, 14, 15]))).toEqual([
    { metric: 'latency_p50_ms', change: 5 / 12.5 },
  ]);
  expect(findDrifts(rising('read_latency_p50_ms', [15, 14, 13, 12, 11, 10]))).toEqual([
    { metric: 'read_latency_p50_ms', change: -5 / 12.5 },
  ]);
});

test('a clear trend of 5 % or less changes no answer', () => {
  expect(findDrifts(rising('latency_p50_ms', [100, 101, 102, 103, 104, 105]))).toEqual([]);
});

test('five trials can tell nothing', () => {
  expect(findDrifts(rising('latency_p50_ms', [10, 20, 30, 40, 50]))).toEqual([]);
});
