import type { Conditions } from '../contract.js';

/** Events per microsecond that one consumer must receive. */
export function seenRatePerUs({ arrivals, audience, consumers }: Conditions): number {
  const ratePerUs = arrivals.ratePerSecond / 1_000_000;
  return audience === 'own' ? ratePerUs / consumers : ratePerUs;
}

/** How many consumers must receive each event. */
export function receiversPerEvent({ audience, consumers }: Conditions): number {
  return audience === 'own' ? 1 : consumers;
}
