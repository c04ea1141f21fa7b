import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { LinkOptions } from '../../core/link-options.js';
import type { RandomStream } from '../../core/ports/random.js';
import { createDelayLine } from './delay-line.js';
import { liveClock } from './live-clock.js';

/** A TCP relay that makes the way to one target longer. */
export interface Relay {
  /** Of the form `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Connections made from now on go there. */
  setTarget(port: number): void;
  /** Cuts every connection. */
  close(): Promise<void>;
}

const loopbackHost = '127.0.0.1';

/**
 * Starts a relay on any free port. Each direction of a connection carries its bytes `latency` later, plus a
 * uniform share of `jitter`, in order. Opening a connection costs a round trip more, as it does on a real network.
 */
export async function startRelay(link: LinkOptions, random: RandomStream): Promise<Relay> {
  const sockets = new Set<Socket>();
  let targetPort = 0;
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: loopbackHost, port: targetPort, noDelay: true });
    const openUs = liveClock.nowUs() + 2 * link.latency;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.once('close', () => sockets.delete(from));
      join(from, to, createDelayLine(link, random, from === near ? openUs : 0));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopbackHost, resolve);
  });
  return {
    origin: `http://${loopbackHost}:${portOf(server.address())}`,
    setTarget: (port) => {
      targetPort = port;
    },
    close: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** What `from` receives leaves by `to`; an end or a reset of one side reaches the other as late as its bytes. */
function join(from: Socket, to: Socket, line: ReturnType<typeof createDelayLine>): void {
  from.on('data', (bytes) => line.enter(() => to.write(bytes)));
  from.once('end', () => line.enter(() => to.end()));
  from.once('error', () => line.enter(() => to.resetAndDestroy()));
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
