/** Up to this many values in each sample the distribution is computed exactly; beyond, a normal one stands in for it. */
const mostForExact = 30;

const tail = 0.025;
/** The quantile of the standard normal distribution that leaves 2.5 % above it. */
const normalQuantile = 1.959963984540054;

/**
 * How many of the ordered differences between two samples lie outside a 95 % interval at either end: the largest c for
 * which the Mann-Whitney statistic U is at most c with a chance of at most 2.5 % when nothing differs. The interval then
 * goes from the difference c + 1 to the difference c + 1 from the end (Hollander and Wolfe, "Nonparametric Statistical
 * Methods", section 4.3; its formula (4.41) for large samples).
 * @returns -1 where not even U = 0 is as rare as that: the samples are too small
 */
export function rankSumDepth(firstCount: number, secondCount: number): number {
  const key = `${firstCount}/${secondCount}`;
  const depth = known.get(key) ?? computeDepth(firstCount, secondCount);
  known.set(key, depth);
  return depth;
}

const known = new Map<string, number>();

function computeDepth(firstCount: number, secondCount: number): number {
  if (Math.max(firstCount, secondCount) > mostForExact) {
    return approximateDepth(firstCount, secondCount);
  }
  const chances = rankSumChances(firstCount, secondCount);
  let below = 0;
  let depth = -1;
  for (const chance of chances) {
    below += chance;
    if (below > tail) {
      break;
    }
    depth += 1;
  }
  return depth;
}

/** Rounded outwards, so that the interval is rather too wide. */
function approximateDepth(firstCount: number, secondCount: number): number {
  const pairs = firstCount * secondCount;
  const deviation = Math.sqrt((pairs * (firstCount + secondCount + 1)) / 12);
  return Math.max(-1, Math.floor(pairs / 2 - normalQuantile * deviation) - 1);
}

/**
 * The chances of U = 0, 1, … when both samples come from one continuous distribution. The largest of all values belongs
 * to the first sample with the chance n/(n + m), and is then above all m of the second (Mann and Whitney 1947).
 */
export function rankSumChances(firstCount: number, secondCount: number): readonly number[] {
  let row: number[][] = Array.from({ length: secondCount + 1 }, () => [1]);
  for (let first = 1; first <= firstCount; first += 1) {
    const next: number[][] = [[1]];
    for (let second = 1; second <= secondCount; second += 1) {
      next.push(mix(row[second] ?? [], next[second - 1] ?? [], first, second));
    }
    row = next;
  }
  return row[secondCount] ?? [];
}

function mix(
  withoutFirst: readonly number[],
  withoutSecond: readonly number[],
  first: number,
  second: number,
): number[] {
  const ofFirst = first / (first + second);
  return Array.from(
    { length: first * second + 1 },
    (_, u) => ofFirst * (withoutFirst[u - second] ?? 0) + (1 - ofFirst) * (withoutSecond[u] ?? 0),
  );
}
