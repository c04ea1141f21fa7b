import { median } from 'simple-statistics';

/**
 * How much values changed from the first to the last, as a share of their median: the median of the slopes between all
 * pairs (Theil 1950; Sen 1968, JASA 63), which up to 29 % of outliers do not bend, over the whole length.
 *
 * @param values in the order of time, evenly spaced
 * @returns 0.1 is 10 % more at the end; null for fewer than two values, or where their median is 0
 */
export function changeEndToEnd(values: readonly number[]): number | null {
  const slopes = values.flatMap((earlier, index) =>
    values.slice(index + 1).map((later, distance) => (later - earlier) / (distance + 1)),
  );
  if (slopes.length === 0) {
    return null;
  }
  const level = median([...values]);
  return level === 0 ? null : (median(slopes) * (values.length - 1)) / level;
}
