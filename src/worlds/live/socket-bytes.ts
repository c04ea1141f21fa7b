import type { Socket } from 'node:net';

/** What a socket has carried since it was last asked. Keep-alive connections serve one request at a time. */
export interface SocketBytes {
  /** Bytes received and sent since the previous call for this socket, or since it was opened. */
  take(socket: Socket): { readonly bytesIn: number; readonly bytesOut: number };
}

export function createSocketBytes(): SocketBytes {
  const marks = new WeakMap<Socket, { readonly read: number; readonly written: number }>();
  return {
    take: (socket) => {
      const mark = marks.get(socket) ?? { read: 0, written: 0 };
      marks.set(socket, { read: socket.bytesRead, written: socket.bytesWritten });
      return { bytesIn: socket.bytesRead - mark.read, bytesOut: socket.bytesWritten - mark.written };
    },
  };
}
