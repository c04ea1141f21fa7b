import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank } from './nearest-rank.js';
import { renderHgrm } from './render-hgrm.js';
import { arbitraryLatencies, encodeLatencies } from './testing/encode-latencies.js';
import { readPercentileOutput } from './testing/read-percentile-output.js';

/** A quantile that is printed with 12 decimals, times a count: less than a millionth above a rank is that rank. */
function rankOf(quantile: number, count: number): number {
  return Math.max(1, Math.ceil(quantile * count - 1e-6));
}

test('every point is the nearest-rank percentile of the sorted values, in milliseconds and to three digits', () => {
  fc.assert(
    fc.property(arbitraryLatencies, (valuesUs) => {
      const { points } = readPercentileOutput(renderHgrm(encodeLatencies(valuesUs)));
      const ascending = Float64Array.from(valuesUs).sort();
      for (const { value, quantile, countAtOrBelow, inverse } of points) {
        const valueUs = Math.round(value * 1_000);
        const exactUs = ascending[rankOf(quantile, valuesUs.length) - 1];
        expect(valueUs).toBeGreaterThanOrEqual(exactUs ?? Number.NaN);
        expect(valueUs).toBeLessThanOrEqual((exactUs ?? Number.NaN) * 1.001);
        expect(valuesUs.filter((one) => one <= valueUs)).toHaveLength(countAtOrBelow);
        expect(inverse === null).toBe(quantile === 1);
        expect(inverse ?? 0).toBeCloseTo(quantile === 1 ? 0 : 1 / (1 - quantile), 1);
      }
      expect(points.at(-1)).toMatchObject({ quantile: 1, countAtOrBelow: valuesUs.length });
    }),
    { numRuns: 50 },
  );
});

test('the footer is that of the values, to three digits', () => {
  fc.assert(
    fc.property(arbitraryLatencies, (valuesUs) => {
      const { footer } = readPercentileOutput(renderHgrm(encodeLatencies(valuesUs)));
      const meanMs = valuesUs.reduce((sum, valueUs) => sum + valueUs, 0) / valuesUs.length / 1_000;
      const maxMs = (nearestRank(valuesUs, 1) ?? Number.NaN) / 1_000;
      expect(footer.get('Total count')).toBe(valuesUs.length);
      expect(Math.abs((footer.get('Mean') ?? Number.NaN) - meanMs)).toBeLessThanOrEqual(
        meanMs * 0.001 + 0.001,
      );
      expect(footer.get('Max')).toBeGreaterThanOrEqual(maxMs);
      expect(footer.get('Max')).toBeLessThanOrEqual(maxMs * 1.001);
    }),
  );
});

test('zeros behind the decimal point stay', () => {
  const { points } = readPercentileOutput(renderHgrm(encodeLatencies([1, 20, 1_001, 2_040])));
  expect([...new Set(points.map(({ value }) => value))]).toEqual([0.001, 0.02, 1.001, 2.04]);
});

/** What HdrHistogram's Java tools print of the same values, but for the buckets, which are those of 31 days. */
test.each([
  ['one latency', [1_500], '1.500', 1],
  ['latencies of 0, as a push over a link without delay has', [0, 0, 0], '0.000', 3],
])('prints %s', (_what, valuesUs, value, count) => {
  const padded = value.padStart(12);
  expect(renderHgrm(encodeLatencies(valuesUs))).toBe(
    [
      '       Value     Percentile TotalCount 1/(1-Percentile)',
      '',
      `${padded} 0.000000000000 ${String(count).padStart(10)}           1.00`,
      `${padded} 1.000000000000 ${String(count).padStart(10)}`,
      `#[Mean    = ${padded}, StdDeviation   =        0.000]`,
      `#[Max     = ${padded}, Total count    = ${String(count).padStart(12)}]`,
      '#[Buckets =           32, SubBuckets     =         2048]',
      '',
    ].join('\n'),
  );
});
