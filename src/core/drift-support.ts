/**
 * How many trials a trend needs: with fewer, even values that rise from trial to trial come about by chance too often
 * (of 5 trials in 1 of 60 runs, of 6 in 1 of 360).
 */
export const trialsForDrift = 6;

/** Whether so many trials can tell a drift from chance. */
export function supportsDrift(trials: number): boolean {
  return trials >= trialsForDrift;
}
