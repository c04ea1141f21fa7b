import { WebSocket } from 'ws';
import { createAsyncQueue } from '../../core/async-queue.js';
import { connectionPolicy } from '../../core/connection-policy.js';
import type { DuplexSocket, OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { toTransportError } from './to-transport-error.js';

/** Of both sides. Messages go uncompressed, and a closing handshake without an answer is given up after a while. */
export const socketOptions = { perMessageDeflate: false, closeTimeout: 2_000 } as const;

/**
 * Opens a WebSocket.
 * @param signal cuts the socket, also after it was opened
 * @throws TransportError when the handshake fails, takes longer than the time-out or is given up
 */
export function openLiveSocket(request: OutboundRequest, signal: AbortSignal): Promise<DuplexSocket> {
  const socket = new WebSocket(request.url.replace(/^http/, 'ws'), {
    ...socketOptions,
    headers: { ...request.headers },
    maxPayload: connectionPolicy.maxResponseBytes,
  });
  const duplex = wrapSocket(socket);
  return new Promise((resolve, reject) => {
    const cut = () => {
      reject(new TransportError('abandoned', `the handshake with ${request.url} was given up`));
      socket.terminate();
    };
    const timer = setTimeout(cut, Math.ceil(request.timeoutUs / 1_000));
    signal.addEventListener('abort', cut, { once: true });
    socket.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cut);
    });
    socket.once('open', () => {
      clearTimeout(timer);
      resolve(duplex);
    });
    socket.once('error', (error) => reject(toTransportError(error, request.url)));
    if (signal.aborted) {
      cut();
    }
  });
}

/**
 * A WebSocket of either side in the shape of the port.
 * @param onCarried told whenever a message came or went
 */
export function wrapSocket(socket: WebSocket, onCarried: () => void = () => undefined): DuplexSocket {
  const arriving = createAsyncQueue<string>();
  socket.on('message', (data) => {
    onCarried();
    arriving.push(String(data));
  });
  socket.on('close', () => arriving.end());
  socket.on('error', () => arriving.end());
  return {
    messages: arriving.values,
    send: (message) =>
      new Promise((resolve) => {
        if (socket.readyState === WebSocket.OPEN) {
          socket.send(message, () => resolve());
          onCarried();
        } else {
          resolve();
        }
      }),
    close: () => socket.close(),
  };
}
