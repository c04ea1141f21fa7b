import type { Conditions } from '../contract.js';

/** Events as they become visible to one consumer. */
export interface SeenArrivals {
  /** `other`: neither of the two, or not known. */
  readonly process: 'poisson' | 'constant' | 'other';
  readonly ratePerUs: number;
}

/**
 * What one consumer sees. A Poisson process remains one when each event goes to one consumer at random, and when each
 * is delayed at random (Kingman, "Poisson Processes", 1993: colouring and displacement theorems). Even spacing
 * survives neither.
 */
export function seenArrivals(conditions: Conditions): SeenArrivals {
  const { arrivals, audience, consumers, source } = conditions;
  const ratePerUs = seenRatePerUs(conditions);
  switch (arrivals.process) {
    case 'poisson':
      return { process: 'poisson', ratePerUs };
    case 'constant': {
      const isEven = source.commitDelayUs === 0 && (audience === 'all' || consumers === 1);
      return { process: isEven ? 'constant' : 'other', ratePerUs };
    }
    default:
      return { process: 'other', ratePerUs };
  }
}

/** Events per microsecond that one consumer must receive. */
export function seenRatePerUs({ arrivals, audience, consumers }: Conditions): number {
  const ratePerUs = arrivals.ratePerSecond / 1_000_000;
  return audience === 'own' ? ratePerUs / consumers : ratePerUs;
}

/** How many consumers must receive each event. */
export function receiversPerEvent({ audience, consumers }: Conditions): number {
  return audience === 'own' ? 1 : consumers;
}

/**
 * How long before the window the last event of the warm-up occurs, where events are evenly spaced and the first comes
 * half a gap after the start; undefined where the warm-up is too short for one.
 */
export function lastEventBeforeUs(gapUs: number, warmUpUs: number): number | undefined {
  // What falls on the window's start belongs to the window, which begins half a gap before its own first event.
  return warmUpUs <= gapUs / 2 ? undefined : (warmUpUs - gapUs / 2) % gapUs || gapUs;
}
