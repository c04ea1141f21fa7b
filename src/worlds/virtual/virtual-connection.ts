import { connectionPolicy } from '../../core/connection-policy.js';
import type { LinkOptions } from '../../core/link-options.js';
import type { Clock } from '../../core/ports/clock.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { VirtualServer } from './virtual-server.js';
import { createVirtualWire, type VirtualWire } from './virtual-wire.js';

/** A kept-alive connection of one client to one server. */
export interface VirtualConnection {
  readonly server: VirtualServer;
  readonly toServer: VirtualWire;
  readonly toClient: VirtualWire;
  idleSinceUs: number;
}

export interface ConnectionPool {
  /** An idle connection, the one used last first, or a new one after the round trip that opening takes. */
  take(server: VirtualServer): Promise<VirtualConnection>;
  /** Opens a connection that is never shared, for streams and sockets. */
  open(server: VirtualServer): Promise<VirtualConnection>;
  /** Keeps a connection for the next request. */
  release(connection: VirtualConnection): void;
}

/** The connections of one client, by the connection policy that the live world follows as well. */
export function createConnectionPool(clock: Clock, link: LinkOptions, random: RandomStream): ConnectionPool {
  const idle = new Map<VirtualServer, VirtualConnection[]>();
  let opened = 0;

  const open = async (server: VirtualServer): Promise<VirtualConnection> => {
    opened += 1;
    const stream = random.fork(`connection-${opened}`);
    const toServer = createVirtualWire(clock, link, stream.fork('to-server'));
    const toClient = createVirtualWire(clock, link, stream.fork('to-client'));
    await toServer.carry();
    server.observe({ kind: 'connection-opened', atUs: clock.nowUs() });
    await toClient.carry();
    return { server, toServer, toClient, idleSinceUs: clock.nowUs() };
  };

  return {
    open,
    take: async (server) => {
      const connection = idle.get(server)?.pop();
      const idleUs = connection === undefined ? 0 : clock.nowUs() - connection.idleSinceUs;
      if (connection === undefined || idleUs >= connectionPolicy.clientIdleMs * 1_000) {
        idle.delete(server);
        return open(server);
      }
      return connection;
    },
    release: (connection) => {
      connection.idleSinceUs = clock.nowUs();
      const connections = idle.get(connection.server) ?? [];
      connections.push(connection);
      idle.set(connection.server, connections);
    },
  };
}
