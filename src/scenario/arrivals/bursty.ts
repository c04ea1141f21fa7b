import { z } from 'zod';
import type { RandomStream } from '../../core/ports/random.js';
import { drawExponential } from '../../core/seeded-random.js';
import { durationField } from '../../core/units/fields.js';
import { arrivalRateField } from '../arrival-rate-field.js';
import { defineArrivalProcess } from './contract.js';

/** Events that come in clusters. */
export const bursty = defineArrivalProcess({
  id: 'bursty',
  summary: 'Clusters of events at random instants, as from batch jobs and flash sales.',
  options: z.strictObject({
    process: z.literal('bursty'),
    rate: arrivalRateField('Mean number of events (not bursts) per unit of time.'),
    burst: z.int().min(1).max(100_000).default(10).meta({ description: 'Events in each burst.' }),
    within: durationField('Time over which a burst spreads, uniformly; 0ms puts it into one instant.', {
      min: 0,
      max: 3_600_000_000,
    }).prefault('100ms'),
  }),
  configure: ({ rate: ratePerSecond, burst, within: withinUs }) => ({
    kind: 'drawn',
    ratePerSecond,
    eventsPerOccasion: burst,
    drawOffsets: (random, windowUs) =>
      drawBurstyOffsets(random, { burstsPerSecond: ratePerSecond / burst, burst, withinUs }, windowUs),
  }),
});

interface Bursts {
  readonly burstsPerSecond: number;
  readonly burst: number;
  readonly withinUs: number;
}

/**
 * A Poisson cluster process (Neyman & Scott, 1958): bursts start as a Poisson process, and the events of one are
 * uniform over `within` from its start. Bursts are drawn from `within` before the window on and cut at both of its
 * edges, so that the mean rate is the same in every part of the window.
 */
function drawBurstyOffsets(
  random: RandomStream,
  { burstsPerSecond, burst, withinUs }: Bursts,
  windowUs: number,
): number[] {
  const meanGapUs = 1_000_000 / burstsPerSecond;
  const offsetsUs: number[] = [];
  const nextGapUs = () => drawExponential(random) * meanGapUs;
  for (let startUs = nextGapUs() - withinUs; startUs < windowUs; startUs += nextGapUs()) {
    for (let member = 0; member < burst; member += 1) {
      const offsetUs = Math.floor(startUs + random.unit() * withinUs);
      if (offsetUs >= 0 && offsetUs < windowUs) {
        offsetsUs.push(offsetUs);
      }
    }
  }
  return offsetsUs.sort((left, right) => left - right);
}
