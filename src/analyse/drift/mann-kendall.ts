/**
 * How likely values in random order have a trend as strong as these, upwards or downwards: the Mann-Kendall test, two
 * sided, with the exact distribution of its score (Mann 1945, Econometrica 13; Kendall 1975, Rank Correlation Methods).
 * A tie counts against the trend, so that ties never make a trend of nothing.
 *
 * @param values in the order of time
 * @returns in [0, 1]; 1 for fewer than two values
 */
export function trendProbability(values: readonly number[]): number {
  const score = Math.max(scoreOf(values), scoreOf(values.map((value) => -value)));
  return Math.min(1, 2 * shareAtLeast(score, values.length));
}

/** Pairs of which the later value is the higher one, less all others. */
function scoreOf(values: readonly number[]): number {
  return values.reduce(
    (sum, earlier, index) =>
      sum + values.slice(index + 1).reduce((part, later) => part + (later > earlier ? 1 : -1), 0),
    0,
  );
}

/** The share of all orders of `count` different values that have this score or a higher one. */
function shareAtLeast(score: number, count: number): number {
  const pairs = (count * (count - 1)) / 2;
  // An order with i inversions has the score pairs - 2i.
  const mostInversions = Math.floor((pairs - score) / 2);
  const shares = inversionShares(count);
  return shares.slice(0, Math.max(0, mostInversions + 1)).reduce((sum, share) => sum + share, 0);
}

/**
 * The share of orders by their number of inversions (Mahonian numbers over count!): the k-th value to be put in its
 * place passes 0 to k - 1 others, each equally likely.
 */
function inversionShares(count: number): readonly number[] {
  let shares: readonly number[] = [1];
  for (let size = 2; size <= count; size += 1) {
    const before = shares;
    let sliding = 0;
    shares = Array.from({ length: before.length + size - 1 }, (_, inversions) => {
      sliding += (before[inversions] ?? 0) - (before[inversions - size] ?? 0);
      return Math.max(0, sliding) / size;
    });
  }
  return shares;
}
