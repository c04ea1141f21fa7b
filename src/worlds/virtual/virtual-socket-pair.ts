import { type AsyncQueue, createAsyncQueue } from '../../core/async-queue.js';
import type { DuplexSocket } from '../../core/ports/transport.js';
import { frameSize } from './http-size.js';
import type { VirtualConnection } from './virtual-connection.js';

export interface VirtualSocketPair {
  readonly clientEnd: DuplexSocket;
  readonly serverEnd: DuplexSocket;
  /** Bytes of the frames sent so far. */
  sentBytes(): { readonly toServer: number; readonly toClient: number };
}

/**
 * The two ends of a socket over one connection. Either end closes both; what was sent before still arrives.
 * @param onClose called once
 */
export function createVirtualSocketPair(
  connection: VirtualConnection,
  onClose: () => void,
): VirtualSocketPair {
  const { toServer, toClient } = connection;
  const atServer = createAsyncQueue<string>();
  const atClient = createAsyncQueue<string>();
  const sent = { toServer: 0, toClient: 0 };
  let isClosed = false;

  const close = (): void => {
    if (!isClosed) {
      isClosed = true;
      onClose();
      void toServer.carry().then(() => atServer.end());
      void toClient.carry().then(() => atClient.end());
    }
  };
  const createEnd = (
    direction: 'toServer' | 'toClient',
    own: AsyncQueue<string>,
    peer: AsyncQueue<string>,
  ) => ({
    messages: own.values,
    close,
    send: (message: string) => {
      sent[direction] += frameSize(message, direction === 'toServer');
      void connection[direction].carry().then(() => peer.push(message));
    },
  });

  return {
    clientEnd: createEnd('toServer', atClient, atServer),
    serverEnd: createEnd('toClient', atServer, atClient),
    sentBytes: () => sent,
  };
}
