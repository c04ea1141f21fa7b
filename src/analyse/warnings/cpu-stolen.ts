import { trustBounds } from '../../core/trust-bounds.js';
import { type FigureCheck, warn } from './figures.js';

/** A host that gave this machine's processors to others while something wanted to run here. */
export const cpuStolen: FigureCheck = ({ world, metrics }) => {
  const share = metrics.cpu_steal_share ?? 0;
  if (world === 'virtual' || share <= trustBounds.stealShare) {
    return null;
  }
  return warn(
    'cpu-stolen',
    [],
    `The host of this virtual machine gave ${(share * 100).toFixed(1)} % of its processors’ time to others (steal), so ` +
      'latencies include waits for a processor, and high percentiles most of all. Measure again at another time, or on ' +
      'a machine that is not shared.',
  );
};
