/**
 * The median of logarithms of ratios, which may be infinite: libraries reckon with finite values. Where minus and plus
 * infinity meet, as far as anyone can tell, the two are equal: 0.
 * @param values in any order; at least one
 */
export function middleOf(values: readonly number[]): number {
  const ascending = values.toSorted((left, right) => left - right);
  const lower = ascending[Math.ceil(values.length / 2) - 1] ?? Number.NaN;
  const upper = ascending[Math.floor(values.length / 2)] ?? Number.NaN;
  const middle = lower === upper ? lower : (lower + upper) / 2;
  return Number.isNaN(middle) ? 0 : middle;
}
