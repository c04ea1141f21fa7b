/** Ratios within this of 1 are called equal: less than what two runs differ by anyway. */
const equalWithin = 0.05;

/** A ratio above 1: `2.5` below 10, `412` from there on. */
export function timesInWords(ratio: number): string {
  return `${ratio < 10 ? Number(ratio.toFixed(1)) : Math.round(ratio)} times`;
}

/** Whether a reader should take two values for the same. */
export function isAboutEqual(left: number, right: number): boolean {
  const larger = Math.max(left, right);
  return larger === 0 || Math.abs(left - right) / larger < equalWithin;
}

const fractions = [
  { share: 1 / 2, words: 'half' },
  { share: 1 / 3, words: 'a third of' },
  { share: 1 / 4, words: 'a quarter of' },
  { share: 1 / 10, words: 'a tenth of' },
] as const;

/**
 * One number of requests against another one, for `sent …`: `2 times the requests (24 against 12)`,
 * `as many requests (12 each)`, `half the requests (6 against 12)`.
 */
export function requestsInWords(requests: number, against: number): string {
  if (requests === against) {
    return `as many requests (${requests} each)`;
  }
  const counts = `(${requests} against ${against})`;
  if (against === 0) {
    return `${requests} requests, where the other sent none`;
  }
  const ratio = requests / against;
  if (isAboutEqual(requests, against)) {
    return `about as many requests ${counts}`;
  }
  if (ratio > 1) {
    return `${timesInWords(ratio)} the requests ${counts}`;
  }
  const fraction = fractions.find(({ share }) => isAboutEqual(share, ratio));
  const part = fraction?.words ?? `${Number((ratio * 100).toPrecision(2))} % of`;
  return requests === 0 ? `none, where the other sent ${against}` : `${part} the requests ${counts}`;
}
