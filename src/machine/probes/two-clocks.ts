import { z } from 'zod';
import { liveClock } from '../../worlds/live/live-clock.js';
import type { PeerCommand } from '../peer-commands.js';
import { startHelper } from '../start-helper.js';
import type { Probe } from './contract.js';

const roundTrips = { brief: 100, quick: 1_000, full: 5_000 } as const;

/**
 * Whether two processes read one clock: the other one's reading must lie between two of this one. The shortest round
 * trip bounds how far the two could differ without being found out.
 */
export const twoClocks: Probe = {
  id: 'two-clocks',
  title: 'agreement of clocks',
  isBrief: false,
  measure: async (depth, signal) => {
    const peer = startHelper('peer', signal);
    try {
      let violations = 0;
      let shortestUs = Number.POSITIVE_INFINITY;
      const ask: PeerCommand = { kind: 'clock' };
      await peer.call(ask, z.number());
      for (let trip = 0; trip < roundTrips[depth] && !signal.aborted; trip += 1) {
        const beforeUs = liveClock.nowUs();
        const thereUs = await peer.call(ask, z.number());
        const afterUs = liveClock.nowUs();
        violations += thereUs < beforeUs || thereUs > afterUs ? 1 : 0;
        shortestUs = Math.min(shortestUs, afterUs - beforeUs);
      }
      const boundUs = Math.ceil(shortestUs / 2);
      return {
        figures: {
          clock_round_trips_count: roundTrips[depth],
          clock_order_violations_count: violations,
          clock_offset_bound_us: boundUs,
        },
        verdicts: [
          violations === 0
            ? {
                state: 'good',
                text: `Source and consumers read one clock: none of ${roundTrips[depth]} readings was out of order, so the two differ by ${boundUs} µs at most.`,
              }
            : {
                state: 'poor',
                text: `Source and consumers do not read one clock: ${violations} of ${roundTrips[depth]} readings were out of order. No latency of this machine can be relied on.`,
              },
        ],
      };
    } finally {
      await peer.end();
    }
  },
};
