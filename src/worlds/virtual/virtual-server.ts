import { belowPrefix, createMountTable } from '../../core/mount-table.js';
import type { Observe } from '../../core/observation.js';
import type { DuplexSocket, Handlers, InboundRequest, Listener, Reply } from '../../core/ports/transport.js';

/** Where requests arrive: handlers under path prefixes of one origin. */
export interface VirtualServer {
  readonly origin: string;
  /** Takes what this server's side sees of requests and connections. */
  readonly observe: Observe;
  mount(prefix: string, handlers: Handlers): Listener;
  /** Answers 404 where nothing is mounted and 500 where a handler throws. */
  handle(request: InboundRequest): Promise<Reply>;
  /** Resolves when the socket's handler has ended; at once where nothing takes sockets. */
  accept(request: InboundRequest, socket: DuplexSocket): Promise<void>;
  /** The listener of the request's path does not close before `work` has ended. */
  track(request: InboundRequest, work: Promise<void>): void;
}

/** A server of the virtual network; it lasts as long as the network does. */
export function createVirtualServer(origin: string, observe: Observe): VirtualServer {
  const mounts = createMountTable();
  return {
    origin,
    observe,
    handle: async (request) => {
      const mount = mounts.find(request.path);
      if (mount === undefined) {
        return { kind: 'answer', status: 404 };
      }
      const reply = mount.handlers.onRequest(belowPrefix(request, mount));
      return mount.inFlight.track(reply).catch(() => ({ kind: 'answer', status: 500 }) as const);
    },
    accept: async (request, socket) => {
      const mount = mounts.find(request.path);
      const onSocket = mount?.handlers.onSocket;
      if (mount !== undefined && onSocket !== undefined) {
        await mount.inFlight.track(onSocket(belowPrefix(request, mount), socket));
      }
    },
    track: (request, work) => {
      void mounts.find(request.path)?.inFlight.track(work);
    },
    mount: (prefix, handlers) => {
      const mount = mounts.add(prefix, handlers);
      return { url: `${origin}${prefix}`, close: () => mounts.remove(mount) };
    },
  };
}
