import { drawPoissonOffsets } from '../core/draw-poisson-offsets.js';
import type { RandomStream } from '../core/ports/random.js';
import type { PlannedRead } from './plan.js';

/**
 * When consumers want the current state: independent reads at a steady mean rate, each by a consumer drawn
 * uniformly, within the measured window.
 * @param readsPerSecond of all consumers together; 0 for none
 */
export function drawReads(
  conditions: {
    readonly readsPerSecond: number;
    readonly consumers: number;
    readonly warmUpUs: number;
    readonly durationUs: number;
  },
  random: RandomStream,
): PlannedRead[] {
  const { readsPerSecond, consumers, warmUpUs, durationUs } = conditions;
  if (readsPerSecond === 0) {
    return [];
  }
  const readers = random.fork('readers');
  return drawPoissonOffsets(random.fork('instants'), readsPerSecond, durationUs).map((offsetUs, index) => ({
    read: index + 1,
    offsetUs: warmUpUs + offsetUs,
    consumer: readers.below(consumers),
  }));
}
