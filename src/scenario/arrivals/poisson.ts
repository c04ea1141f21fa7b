import { z } from 'zod';
import { drawPoissonOffsets } from '../../core/draw-poisson-offsets.js';
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
    eventsPerOccasion: 1,
    drawOffsets: (random, windowUs) => drawPoissonOffsets(random, ratePerSecond, windowUs),
  }),
});
