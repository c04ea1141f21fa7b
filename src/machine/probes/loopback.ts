import { z } from 'zod';
import type { CheckDepth } from '../../core/machine-check.js';
import { nearestRank } from '../../measure/nearest-rank.js';
import { openBareConnection } from '../../worlds/live/bare-exchange.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { renderBareRequest } from '../bare-requests.js';
import type { PeerCommand } from '../peer-commands.js';
import { startHelper } from '../start-helper.js';
import { judgeFigure, type Probe } from './contract.js';

/** What one exchange between two idle processes takes on an ordinary machine, several times over. */
const goodUpToUs = 2_000;
/** A floor that is longer than the links that scenarios emulate hides them. */
const poorFromUs = 10_000;

const exchanges = { brief: 100, quick: 300, full: 1_500 } as const;
/** Some milliseconds apart, as in most scenarios: a processor that sleeps in between answers later. */
const spacedExchanges = { brief: 20, quick: 40, full: 150 } as const;
const gapUs = 5_000;
/** Until the compilers of both processes have done most of their work. */
const warmUps = 300;

/** The floor of every latency: one GET and one POST over a bare socket, to a server that has nothing to do. */
export const loopback: Probe = {
  id: 'loopback',
  title: 'loopback floor',
  isBrief: true,
  measure: async (depth, signal) => {
    const peer = startHelper('peer', signal);
    try {
      const serve: PeerCommand = { kind: 'serve' };
      const origin = await peer.call(serve, z.string());
      const get = await timeExchanges('GET', origin, depth, signal);
      const post = await timeExchanges('POST', origin, depth, signal);
      const figure = `one POST 5 ms after the last takes ${post.spacedUs} µs, and ${post.rowUs} µs in a row`;
      return {
        figures: {
          get_p50_us: get.rowUs,
          get_spaced_p50_us: get.spacedUs,
          post_p50_us: post.rowUs,
          post_spaced_p50_us: post.spacedUs,
        },
        verdicts: [
          judgeFigure(
            post.spacedUs,
            { goodUpTo: goodUpToUs, poorFrom: poorFromUs },
            {
              good: `No delivery can be faster than the loopback: ${figure}.`,
              fair: `The loopback is slow: ${figure}. Differences below that are the machine’s.`,
              poor: `The loopback takes longer than most links that are emulated: ${figure}.`,
            },
          ),
        ],
      };
    } finally {
      await peer.end();
    }
  },
};

/** Medians in microseconds: one after the other, and with a gap before each. */
async function timeExchanges(method: 'GET' | 'POST', origin: string, depth: CheckDepth, signal: AbortSignal) {
  const connection = await openBareConnection(origin, renderBareRequest(method, origin));
  const measure = async (howMany: number, waitUs: number): Promise<number> => {
    const tookUs: number[] = [];
    for (let done = 0; done < howMany && !signal.aborted; done += 1) {
      if (waitUs > 0) {
        await liveClock.sleepUntil(liveClock.nowUs() + waitUs, signal);
      }
      tookUs.push(await connection.exchange());
    }
    return nearestRank(tookUs, 0.5) ?? 0;
  };
  try {
    await measure(warmUps, 0);
    const rowUs = await measure(exchanges[depth], 0);
    return { rowUs, spacedUs: await measure(spacedExchanges[depth], gapUs) };
  } finally {
    connection.close();
  }
}
