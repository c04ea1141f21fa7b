/** Panels of the numerical integrals: the error stays below a ten-thousandth of the widest term. */
const panels = 64;

/**
 * E (S − x)⁺: by how much a sum S of independent terms, each uniform from 0 to its width, exceeds x in the mean.
 * Terms of equal width are summed exactly (Irwin 1927, Hall 1927); over the others it is averaged numerically.
 */
export function meanExcess(widths: readonly number[], beyond: number): number {
  const spread = widths.filter((width) => width > 0);
  const total = spread.reduce((sum, width) => sum + width, 0);
  if (beyond <= 0) {
    return total / 2 - beyond;
  }
  if (beyond >= total) {
    return 0;
  }
  const unit = mostFrequent(spread);
  const odd = spread.findIndex((width) => width !== unit);
  if (odd < 0) {
    return unit * excessOfUnits(spread.length, beyond / unit);
  }
  const others = spread.filter((_, index) => index !== odd);
  return averageOver(spread[odd] ?? 0, (term) => meanExcess(others, beyond - term));
}

/** P(S > x) of the same sum; a sum of no terms is 0. */
export function exceedance(widths: readonly number[], beyond: number): number {
  const widest = Math.max(0, ...widths);
  if (widest === 0) {
    return beyond < 0 ? 1 : 0;
  }
  const index = widths.indexOf(widest);
  const others = widths.filter((_, each) => each !== index);
  // With another uniform term of width a, P(R + aU > x) is the integral of P(R > x − t) over t from 0 to a, over a.
  return (meanExcess(others, beyond - widest) - meanExcess(others, beyond)) / widest;
}

/** The mean of a function of a term that is uniform from 0 to `width`, by Simpson's rule. */
export function averageOver(width: number, valueAt: (term: number) => number): number {
  if (width === 0) {
    return valueAt(0);
  }
  let sum = valueAt(0) + valueAt(width);
  for (let panel = 1; panel < panels; panel += 1) {
    sum += (panel % 2 === 1 ? 4 : 2) * valueAt((panel / panels) * width);
  }
  return sum / (3 * panels);
}

/** E (S − x)⁺ of `count` terms uniform from 0 to 1. S and count − S are alike, so the shorter tail is summed. */
function excessOfUnits(count: number, beyond: number): number {
  return beyond < count / 2
    ? count / 2 - beyond + shortfallOfUnits(count, beyond)
    : shortfallOfUnits(count, count - beyond);
}

/** E (x − S)⁺: the integral of the Irwin–Hall distribution, Σₖ (−1)ᵏ C(n, k) (x − k)ⁿ⁺¹ / (n + 1)! for k below x. */
function shortfallOfUnits(count: number, below: number): number {
  let sum = 0;
  let choices = 1;
  for (let index = 0; index < below; index += 1) {
    sum += choices * (below - index) ** (count + 1);
    choices *= -(count - index) / (index + 1);
  }
  let factorial = 1;
  for (let factor = 2; factor <= count + 1; factor += 1) {
    factorial *= factor;
  }
  return sum / factorial;
}

function mostFrequent(values: readonly number[]): number {
  const countOf = (value: number) => values.filter((each) => each === value).length;
  return values.reduce((best, value) => (countOf(value) > countOf(best) ? value : best), values[0] ?? 0);
}
