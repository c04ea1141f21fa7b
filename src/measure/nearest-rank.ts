/**
 * The rank of a percentile by the nearest-rank definition: ⌈qN⌉, from 1. The quantile is taken as a whole number of
 * millionths, because 0.07 × 100 is 7.000000000000001 in floating point.
 * @param quantile in (0, 1]
 * @throws RangeError when there are no values
 */
export function rankOf(quantile: number, count: number): number {
  if (count < 1) {
    throw new RangeError('There is no percentile of no values');
  }
  return Math.max(1, Math.ceil((Math.round(quantile * 1_000_000) * count) / 1_000_000));
}

/** The nearest-rank percentile of values in any order, exactly; null when there are none. */
export function nearestRank(values: readonly number[], quantile: number): number | null {
  if (values.length === 0) {
    return null;
  }
  const ascending = Float64Array.from(values).sort();
  return ascending[rankOf(quantile, values.length) - 1] ?? null;
}
