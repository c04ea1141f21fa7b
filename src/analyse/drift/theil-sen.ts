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
  const slope = medianOf(slopes);
  const level = medianOf(values);
  return slope === null || level === null || level === 0 ? null : (slope * (values.length - 1)) / level;
}

/** The middle value, or the mean of the two in the middle; null where there is none. */
function medianOf(values: readonly number[]): number | null {
  const ascending = values.toSorted((left, right) => left - right);
  const low = ascending[Math.ceil(values.length / 2) - 1];
  const high = ascending[Math.floor(values.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
