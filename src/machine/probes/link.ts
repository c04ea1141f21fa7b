import { z } from 'zod';
import { nearestRank } from '../../measure/nearest-rank.js';
import { openBareConnection } from '../../worlds/live/bare-exchange.js';
import { renderBareRequest } from '../bare-requests.js';
import type { PeerCommand } from '../peer-commands.js';
import { startHelper } from '../start-helper.js';
import { judgeFigure, type Probe } from './contract.js';

const latencyUs = 20_000;
/** A twentieth of the link that is measured. */
const goodUpToUs = 1_000;
/** Half of it: what is emulated is another link. */
const poorFromUs = 10_000;

const exchanges = { brief: 5, quick: 12, full: 50 } as const;
const warmUps = 20;

/** By how much an emulated link of 20 ms each way is longer than that, per way. */
export const link: Probe = {
  id: 'link',
  title: 'error of emulated links',
  isBrief: false,
  measure: async (depth, signal) => {
    const [server, relay] = [startHelper('peer', signal), startHelper('peer', signal)];
    try {
      const serve: PeerCommand = { kind: 'serve' };
      const origin = await server.call(serve, z.string());
      const lay: PeerCommand = { kind: 'relay', latencyUs, targetPort: Number(new URL(origin).port) };
      const far = await relay.call(lay, z.string());
      const directUs = await timeRoundTrips(origin, warmUps + exchanges[depth], signal);
      const linkedUs = await timeRoundTrips(far, exchanges[depth], signal);
      const floorUs = nearestRank(directUs, 0.5) ?? 0;
      const errorsUs = linkedUs.map((tookUs) => Math.round((tookUs - floorUs) / 2 - latencyUs));
      const medianUs = nearestRank(errorsUs, 0.5) ?? 0;
      const figure = `a way of 20 ms takes ${((latencyUs + medianUs) / 1_000).toFixed(2)} ms (median)`;
      return {
        figures: {
          link_error_p50_us: medianUs,
          link_error_p95_us: nearestRank(errorsUs, 0.95),
          link_error_max_us: nearestRank(errorsUs, 1),
        },
        verdicts: [
          judgeFigure(
            Math.abs(medianUs),
            { goodUpTo: goodUpToUs, poorFrom: poorFromUs },
            {
              good: `Emulated links are as long as they say: ${figure}.`,
              fair: `Emulated links are longer than they say: ${figure}.`,
              poor: `Emulated links are not what they say: ${figure}. Compare no latencies over them.`,
            },
          ),
        ],
      };
    } finally {
      await Promise.all([server.end(), relay.end()]);
    }
  },
};

async function timeRoundTrips(origin: string, howMany: number, signal: AbortSignal): Promise<number[]> {
  const connection = await openBareConnection(origin, renderBareRequest('GET', origin));
  const tookUs: number[] = [];
  try {
    // The first one waits for the connection to be opened on the far side as well.
    await connection.exchange();
    while (tookUs.length < howMany && !signal.aborted) {
      tookUs.push(await connection.exchange());
    }
    return tookUs;
  } finally {
    connection.close();
  }
}
