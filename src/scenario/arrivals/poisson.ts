import { z } from 'zod';
import type { RandomStream } from '../../core/ports/random.js';
import { drawExponential } from '../../core/seeded-random.js';
import { arrivalRateField } from '../arrival-rate-field.js';
import { defineArrivalProcess } from './contract.js';

/** Independent events at a steady mean rate. */
export const poisson = defineArrivalProcess({
  id: 'poisson',
  summary: 'Independent events at a steady mean rate, as from many unrelated users.',
  options: z.strictObject({
    process: z.literal('poisson'),
    rate: arrivalRateField('Mean number of events per unit of time.'),
  }),
  configure: ({ rate: ratePerSecond }) => ({
    kind: 'drawn',
    ratePerSecond,
    drawOffsets: (random, windowUs) => drawPoissonOffsets(random, ratePerSecond, windowUs),
  }),
});

/** The gaps of a Poisson process are exponential with mean 1 / rate. */
function drawPoissonOffsets(random: RandomStream, ratePerSecond: number, windowUs: number): number[] {
  const meanGapUs = 1_000_000 / ratePerSecond;
  const offsetsUs: number[] = [];
  for (let atUs = drawExponential(random) * meanGapUs; atUs < windowUs; ) {
    offsetsUs.push(Math.floor(atUs));
    atUs += drawExponential(random) * meanGapUs;
  }
  return offsetsUs;
}
