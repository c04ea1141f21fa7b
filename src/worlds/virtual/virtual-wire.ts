import type { LinkOptions } from '../../core/link-options.js';
import type { Clock } from '../../core/ports/clock.js';
import type { RandomStream } from '../../core/ports/random.js';

/** One direction of a connection. */
export interface VirtualWire {
  /** Resolves when what is sent now has arrived; nothing overtakes what was sent before. */
  carry(): Promise<void>;
}

export function createVirtualWire(clock: Clock, link: LinkOptions, random: RandomStream): VirtualWire {
  let lastArrivalUs = 0;
  return {
    carry: () => {
      const jitterUs = link.jitter === 0 ? 0 : Math.floor(random.unit() * link.jitter);
      lastArrivalUs = Math.max(lastArrivalUs, clock.nowUs() + link.latency + jitterUs);
      return clock.sleepUntil(lastArrivalUs);
    },
  };
}
