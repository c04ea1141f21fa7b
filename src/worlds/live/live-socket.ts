import { WebSocket } from 'ws';
import { createAsyncQueue } from '../../core/async-queue.js';
import { connectionPolicy } from '../../core/connection-policy.js';
import type { DuplexSocket, OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { toTransportError } from './to-transport-error.js';

/**
 * Opens a WebSocket.
 * @throws TransportError when the handshake fails or takes longer than the time-out
 */
export function openLiveSocket(request: OutboundRequest): Promise<DuplexSocket> {
  const socket = new WebSocket(request.url.replace(/^http/, 'ws'), {
    headers: { ...request.headers },
    handshakeTimeout: Math.ceil(request.timeoutUs / 1_000),
    maxPayload: connectionPolicy.maxResponseBytes,
    perMessageDeflate: false,
  });
  const duplex = wrapSocket(socket);
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(new TransportError('abandoned', `the handshake with ${request.url} was given up`));
      socket.terminate();
    };
    request.signal?.addEventListener('abort', abort, { once: true });
    socket.once('open', () => {
      request.signal?.removeEventListener('abort', abort);
      resolve(duplex);
    });
    socket.once('error', (error) => reject(toTransportError(error, request.url)));
  });
}

/** A WebSocket of either side in the shape of the port. */
export function wrapSocket(socket: WebSocket): DuplexSocket {
  const arriving = createAsyncQueue<string>();
  socket.on('message', (data) => arriving.push(String(data)));
  socket.on('close', () => arriving.end());
  socket.on('error', () => arriving.end());
  return {
    messages: arriving.values,
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(message);
      }
    },
    close: () => socket.close(),
  };
}
