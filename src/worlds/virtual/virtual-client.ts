import type { LinkOptions } from '../../core/link-options.js';
import type { Clock } from '../../core/ports/clock.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { Client, OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { exchangeMessages } from './exchange-messages.js';
import { exchangeSocket } from './exchange-socket.js';
import { exchangeStream } from './exchange-stream.js';
import { giveUpAfter } from './give-up-after.js';
import { createConnectionPool } from './virtual-connection.js';
import type { VirtualServer } from './virtual-server.js';

export interface VirtualClientParts {
  readonly clock: Clock;
  readonly link: LinkOptions;
  readonly random: RandomStream;
  readonly findServer: (url: string) => VirtualServer | undefined;
}

/** One client of the virtual network, with connections of its own. */
export function createVirtualClient({ clock, link, random, findServer }: VirtualClientParts): Client {
  const pool = createConnectionPool(clock, link, random);

  const reach = async (request: OutboundRequest): Promise<VirtualServer> => {
    const server = findServer(request.url);
    if (server === undefined) {
      await clock.sleepUntil(clock.nowUs() + 2 * link.latency);
      throw new TransportError('refused', `nothing listens at ${request.url}`);
    }
    return server;
  };

  return {
    request: (request) =>
      giveUpAfter(clock, request, async (gone) => {
        const connection = await pool.take(await reach(request));
        const response = await exchangeMessages(clock, connection, request, gone);
        if (!gone.aborted) {
          pool.release(connection);
        }
        return response;
      }),
    openStream: (request) =>
      giveUpAfter(clock, request, async (gone) =>
        exchangeStream(clock, await pool.open(await reach(request)), request, gone),
      ),
    openSocket: (request) =>
      giveUpAfter(clock, request, async (gone) =>
        exchangeSocket(clock, await pool.open(await reach(request)), request, gone),
      ),
  };
}
