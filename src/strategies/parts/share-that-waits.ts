/** A form that leaves out waiting for a place holds where at most this share has to wait. */
export const negligibleWaits = 0.001;

/**
 * The share of requests that wait for one of so many places, each of which is taken for a while: for Poisson
 * arrivals by Erlang's C formula (A. K. Erlang, "Solution of some problems in the theory of probabilities of
 * significance in automatic telephone exchanges", 1917); evenly spaced ones wait where the places do not do.
 * @param load places taken on average, were there as many as wanted; of evenly spaced requests, at most
 */
export function shareThatWaits(process: string, load: number, places: number): number {
  if (load >= places) {
    return 1;
  }
  if (process === 'constant') {
    return 0;
  }
  let blockedShare = 1;
  for (let place = 1; place <= places; place += 1) {
    blockedShare = (load * blockedShare) / (place + load * blockedShare);
  }
  return blockedShare / (1 - (load / places) * (1 - blockedShare));
}
