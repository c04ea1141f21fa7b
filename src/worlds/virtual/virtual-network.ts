import type { LinkOptions } from '../../core/link-options.js';
import type { Observe } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { Client } from '../../core/ports/transport.js';
import { createVirtualClient } from './virtual-client.js';
import { createVirtualServer, type VirtualServer } from './virtual-server.js';

/** An in-memory network on one link: servers by origin, and clients that reach them. */
export interface VirtualNetwork {
  createServer(observe: Observe): VirtualServer;
  createClient(): Client;
}

/** Five digits like the ports that a kernel hands out, so that URLs weigh the same as real ones. */
const firstPort = 40_001;

export function createVirtualNetwork(clock: Clock, link: LinkOptions, random: RandomStream): VirtualNetwork {
  const servers = new Map<string, VirtualServer>();
  let clients = 0;
  return {
    createServer: (observe) => {
      const server = createVirtualServer(`http://127.0.0.1:${firstPort + servers.size}`, observe);
      servers.set(server.origin, server);
      return server;
    },
    createClient: () => {
      clients += 1;
      const findServer = (url: string) => servers.get(new URL(url).origin.replace(/^ws/, 'http'));
      return createVirtualClient({ clock, link, random: random.fork(`client-${clients}`), findServer });
    },
  };
}
