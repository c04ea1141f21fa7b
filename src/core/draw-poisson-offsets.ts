import type { RandomStream } from './ports/random.js';
import { drawExponential } from './seeded-random.js';

/**
 * The instants of a Poisson process within [0, windowUs), in whole microseconds, in order. Its gaps are exponential
 * with mean 1 / rate.
 */
export function drawPoissonOffsets(random: RandomStream, ratePerSecond: number, windowUs: number): number[] {
  const meanGapUs = 1_000_000 / ratePerSecond;
  const offsetsUs: number[] = [];
  for (let atUs = drawExponential(random) * meanGapUs; atUs < windowUs; ) {
    offsetsUs.push(Math.floor(atUs));
    atUs += drawExponential(random) * meanGapUs;
  }
  return offsetsUs;
}
