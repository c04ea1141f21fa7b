import { z } from 'zod';
import { type Flood, floodSchema, type GeneratorCommand, type Load } from '../load/messages.js';
import type { PeerCommand } from '../peer-commands.js';
import { type Helper, startHelper } from '../start-helper.js';
import { judgeFigure, type Probe } from './contract.js';

/** Of an ordinary machine with two cores; the scenarios that are shipped need a tenth. */
const goodFromPerSecond = 2_000;
const poorUpToPerSecond = 200;

const floodMs = { brief: 300, quick: 300, full: 1_000 } as const;
/** Before anything is measured: the first requests of a process are slow. */
const warmUpMs = 200;
const secret = `whsec_${'A'.repeat(43)}=`;

/** What autocannon gets out of a server that has nothing to do: one request at a time, and ten. */
export const throughput: Probe = {
  id: 'throughput',
  title: 'loopback throughput',
  isBrief: false,
  measure: async (depth, signal) => {
    const peer = startHelper('peer', signal);
    const generator = startHelper('generator', signal);
    try {
      const serve: PeerCommand = { kind: 'serve' };
      const origin = await peer.call(serve, z.string());
      const flood = (load: Load, connections: number, durationMs: number = floodMs[depth]) =>
        floodWith(generator, load, connections, durationMs);
      const polls: Load = { kind: 'polls', origin, paths: ['/events'], headers: {} };
      const posts = webhookLoad(origin);
      await flood(posts, 10, warmUpMs);
      const [get, post, many] = [await flood(polls, 1), await flood(posts, 1), await flood(posts, 10)];
      const perSecond = Math.round(many.answeredPerSecond);
      const figure = `a server that has nothing to do answers ${perSecond} POSTs a second over 10 connections`;
      return {
        figures: {
          autocannon_get_p50_us: get.latencyP50Us,
          autocannon_post_p50_us: post.latencyP50Us,
          autocannon_posts_per_second: perSecond,
        },
        verdicts: [
          judgeFigure(
            -perSecond,
            { goodUpTo: -goodFromPerSecond, poorFrom: -poorUpToPerSecond },
            {
              good: `There is room for load: ${figure}.`,
              fair: `There is little room for load: ${figure}.`,
              poor: `There is no room for load: ${figure}. Keep to a few events a second.`,
            },
          ),
        ],
      };
    } finally {
      await Promise.all([peer.end(), generator.end()]);
    }
  },
};

async function floodWith(
  generator: Helper,
  load: Load,
  connections: number,
  durationMs: number,
): Promise<Flood> {
  const commands: readonly [GeneratorCommand, GeneratorCommand] = [
    { kind: 'load', load },
    { kind: 'flood', connections, durationMs },
  ];
  await generator.call(commands[0], z.null());
  return generator.call(commands[1], floodSchema);
}

/** A signed POST of about half a kilobyte, as the source sends them. */
function webhookLoad(origin: string): Load {
  const data = JSON.stringify({ note: 'x'.repeat(400) });
  const event = {
    type: 'order.placed',
    key: 'order-1',
    occurredAt: '2026-01-01T00:00:00Z',
    payloadJson: data,
  };
  return { kind: 'webhooks', url: `${origin}/hook`, secret, events: [event] };
}
