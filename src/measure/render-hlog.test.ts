import fc from 'fast-check';
import { HistogramLogReader, listTags } from 'hdr-histogram-js';
import { expect, test } from 'vitest';
import { nearestRank } from './nearest-rank.js';
import { renderHlog } from './render-hlog.js';
import { arbitraryLatencies, encodeLatencies } from './testing/encode-latencies.js';
import { readIntervalLog } from './testing/read-interval-log.js';

const quantiles = [0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 1];

function renderTrials(trials: readonly (readonly number[])[]): string {
  return renderHlog(
    'Delivery latencies',
    trials.map((valuesUs, index) => ({ trial: index + 1, histogram: encodeLatencies(valuesUs) })),
    12_000,
  );
}

test('a reader that knows the format alone finds every value again, in nanoseconds and to three digits', () => {
  fc.assert(
    fc.property(arbitraryLatencies, (valuesUs) => {
      const [interval, ...others] = readIntervalLog(renderTrials([valuesUs]));
      expect(others).toEqual([]);
      const foundNs = (interval?.values ?? []).flatMap(({ highest, count }) =>
        Array.from({ length: count }, () => highest),
      );
      const ascending = Float64Array.from(valuesUs).sort();
      expect(foundNs).toHaveLength(ascending.length);
      ascending.forEach((valueUs, index) => {
        expect(foundNs[index]).toBeGreaterThanOrEqual(valueUs * 1_000);
        expect(foundNs[index]).toBeLessThanOrEqual(valueUs * 1_000 * 1.0011);
      });
      expect(interval?.maxMs).toBeLessThanOrEqual((foundNs.at(-1) ?? Number.NaN) / 1_000_000);
      expect(interval?.maxMs).toBeGreaterThanOrEqual((ascending.at(-1) ?? Number.NaN) / 1_000);
    }),
    { numRuns: 50 },
  );
});

test('HdrHistogram’s own reader finds the same counts and percentiles', () => {
  fc.assert(
    fc.property(arbitraryLatencies, (valuesUs) => {
      const found = new HistogramLogReader(renderTrials([valuesUs])).nextIntervalHistogram();
      expect(found?.totalCount).toBe(valuesUs.length);
      for (const quantile of quantiles) {
        const exactNs = (nearestRank(valuesUs, quantile) ?? Number.NaN) * 1_000;
        const rank = Math.max(1, Math.ceil(quantile * valuesUs.length));
        const foundNs = found?.getValueAtPercentile(((rank - 0.5) / valuesUs.length) * 100);
        expect(foundNs).toBeGreaterThanOrEqual(exactNs);
        expect(foundNs).toBeLessThanOrEqual(exactNs * 1.0011);
      }
    }),
  );
});

test('each trial is an interval of its window’s length, and a missing one leaves a gap', () => {
  const histogram = encodeLatencies([5]);
  const text = renderHlog(
    'Delivery latencies',
    [
      { trial: 1, histogram },
      { trial: 3, histogram },
    ],
    1_500,
  );
  expect(readIntervalLog(text).map(({ startS, lengthS }) => [startS, lengthS])).toEqual([
    [0, 1.5],
    [3, 1.5],
  ]);
});

test('the head says what it is, and no line has a tag', () => {
  const text = renderTrials([[0], [1_000_000]]);
  expect(text.split('\n').slice(0, 3)).toEqual([
    '#[Delivery latencies in nanoseconds; one interval for each trial; Interval_Max in milliseconds]',
    '#[Histogram log format version 1.3]',
    '"StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"',
  ]);
  expect(listTags(text)).toEqual(['NO TAG']);
});

test('latencies of 0 stay 0', () => {
  const [interval] = readIntervalLog(renderTrials([[0, 0, 0]]));
  expect(interval).toMatchObject({ maxMs: 0, values: [{ lowest: 0, highest: 0, count: 3 }] });
});
