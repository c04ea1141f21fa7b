import type { Observation } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import type { Client, Handlers, Listener } from '../../core/ports/transport.js';
import { createSeededRandom } from '../../core/seeded-random.js';
import { createLiveClient } from '../live/http-client.js';
import { startLiveServer } from '../live/http-server.js';
import { liveClock } from '../live/live-clock.js';
import { createSettleInNode } from '../virtual/settle-in-node.js';
import { createVirtualClock } from '../virtual/virtual-clock.js';
import { createVirtualNetwork } from '../virtual/virtual-network.js';

/** One server and one client of a world, and what the server booked. */
export interface TestWorld {
  readonly clock: Clock;
  readonly client: Client;
  readonly origin: string;
  readonly mount: (prefix: string, handlers: Handlers) => Listener;
  readonly booked: readonly Observation[];
}

const maxTestBodyBytes = 4_096;

/** Runs `body` in the named world and cleans up behind it. */
export const bothWorlds: Readonly<
  Record<'live' | 'virtual', (body: (world: TestWorld) => Promise<void>) => Promise<void>>
> = {
  live: async (body) => {
    const booked: Observation[] = [];
    const observe = (observation: Observation) => booked.push(observation);
    const server = await startLiveServer({ port: 0, maxBodyBytes: maxTestBodyBytes, observe });
    const client = createLiveClient();
    try {
      await body({ clock: liveClock, client, origin: server.origin, mount: server.mount, booked });
    } finally {
      await client.close();
      await server.close();
    }
  },
  virtual: async (body) => {
    const booked: Observation[] = [];
    const clock = createVirtualClock(createSettleInNode());
    const network = createVirtualNetwork(clock, { latency: 0, jitter: 0 }, createSeededRandom(1));
    const server = network.createServer((observation) => booked.push(observation));
    const client = network.createClient();
    await clock.run(() => body({ clock, client, origin: server.origin, mount: server.mount, booked }));
  },
};
