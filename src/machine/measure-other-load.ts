import { watchBusyShares } from './load/busy-shares.js';

const watchMs = 400;

/** The share of all processors' time that other programs use, while this one waits. In [0, 1]. */
export async function measureOtherLoad(): Promise<number> {
  const busy = watchBusyShares();
  await new Promise((resolve) => setTimeout(resolve, watchMs));
  return Math.min(1, Math.max(0, busy().machine));
}
