/**
 * The probabilities that a Poisson variate is at least 1, at least 2, … at least `count`. Worked out by logarithms,
 * so that a large mean does not underflow.
 */
export function poissonTails(mean: number, count: number): readonly number[] {
  let logProbability = -mean;
  let below = Math.exp(logProbability);
  const tails: number[] = [];
  for (let least = 1; least <= count; least += 1) {
    tails.push(Math.max(0, 1 - below));
    logProbability += Math.log(mean / least);
    below += Math.exp(logProbability);
  }
  return tails;
}
