import { type AsyncQueue, createAsyncQueue } from '../../core/async-queue.js';
import type { DuplexSocket } from '../../core/ports/transport.js';
import type { ConnectionBook } from './connection-book.js';
import { frameSize } from './http-size.js';
import type { VirtualConnection } from './virtual-connection.js';

export interface VirtualSocketPair {
  readonly clientEnd: DuplexSocket;
  readonly serverEnd: DuplexSocket;
  /** The client goes without a word; the server learns it one transit later. */
  cut(): void;
}

interface Side {
  readonly arriving: AsyncQueue<string>;
  /** Only what a client sends is masked. */
  readonly isMasked: boolean;
  /** Resolves when a frame of this size that the side sends now has arrived. */
  readonly carry: (frameBytes: number) => Promise<void>;
  /** It sends no more. */
  isClosing: boolean;
  /** The connection is over for this side. */
  end(): void;
}

/**
 * The two ends of a socket over one connection. Whichever end closes, the other one answers with a close frame, as
 * RFC 6455 asks; what was sent before still arrives.
 * @param book the server's
 * @param onServerEnded told, once or more, when the connection is over for the server
 */
export function createVirtualSocketPair(
  { toServer, toClient }: VirtualConnection,
  book: ConnectionBook,
  onServerEnded: () => void,
): VirtualSocketPair {
  const server = createSide(
    false,
    (frameBytes) => {
      book.sent(frameBytes);
      return toClient.carry();
    },
    onServerEnded,
  );
  const client = createSide(
    true,
    async (frameBytes) => {
      await toServer.carry();
      book.received(frameBytes);
    },
    () => undefined,
  );
  return {
    clientEnd: createEnd(client, server),
    serverEnd: createEnd(server, client),
    cut: () => {
      client.isClosing = true;
      client.end();
      void toServer.carry().then(server.end);
    },
  };
}

function createSide(isMasked: boolean, carry: Side['carry'], onEnded: () => void): Side {
  const arriving = createAsyncQueue<string>();
  const side: Side = {
    arriving,
    isMasked,
    carry,
    isClosing: false,
    end: () => {
      side.isClosing = true;
      arriving.end();
      onEnded();
    },
  };
  return side;
}

function createEnd(own: Side, peer: Side): DuplexSocket {
  return {
    messages: own.arriving.values,
    send: async (message) => {
      if (!own.isClosing) {
        void own.carry(frameSize(message, own.isMasked)).then(() => peer.arriving.push(message));
      }
    },
    close: () => {
      if (!own.isClosing) {
        own.isClosing = true;
        void shakeHands(own, peer);
      }
    },
  };
}

/** The closing handshake, which `own` begins. */
async function shakeHands(own: Side, peer: Side): Promise<void> {
  await own.carry(frameSize('', own.isMasked));
  const answered = peer.isClosing ? Promise.resolve() : peer.carry(frameSize('', peer.isMasked));
  peer.end();
  await answered;
  own.end();
}
