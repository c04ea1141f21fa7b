import { createInFlight, type InFlight } from './in-flight.js';
import type { Handlers, InboundRequest } from './ports/transport.js';

/** Handlers for everything below a path prefix of a server (`/consumers/3`; the empty prefix takes all). */
export interface Mount {
  readonly prefix: string;
  readonly handlers: Handlers;
  readonly inFlight: InFlight;
}

export interface MountTable {
  add(prefix: string, handlers: Handlers): Mount;
  /** Takes no further request, and resolves when all that is in flight has ended. */
  remove(mount: Mount): Promise<void>;
  /** The mount with the longest prefix of `path` that ends at a segment's end. */
  find(path: string): Mount | undefined;
}

export function createMountTable(): MountTable {
  const mounts = new Map<string, Mount>();
  return {
    add: (prefix, handlers) => {
      const mount = { prefix, handlers, inFlight: createInFlight() };
      mounts.set(prefix, mount);
      return mount;
    },
    remove: (mount) => {
      mounts.delete(mount.prefix);
      return mount.inFlight.settled();
    },
    find: (path) => {
      for (let prefix = path; prefix !== ''; prefix = prefix.slice(0, prefix.lastIndexOf('/'))) {
        const mount = mounts.get(prefix);
        if (mount !== undefined) {
          return mount;
        }
      }
      return mounts.get('');
    },
  };
}

/** The request as the mount's handlers see it: with a path that begins behind the prefix. */
export function belowPrefix(request: InboundRequest, mount: Mount): InboundRequest {
  return { ...request, path: request.path.slice(mount.prefix.length) || '/' };
}
