import type { Observe } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import { createTrafficBook } from '../../core/traffic-book.js';
import type { ArrivedRequest } from './arrive.js';

/** What the receiver books of a connection that goes on: a stream's or a socket's. */
export interface ConnectionBook {
  /** Bytes that came into the receiver. */
  received(bytes: number): void;
  /** Bytes that left the receiver. */
  sent(bytes: number): void;
  /**
   * Books the end, once, with the bytes that are in no entry yet.
   * @param status of the answer; null when none has left
   * @param lastBytes sent at the end
   */
  end(status: number | null, lastBytes?: number): void;
}

/** The request's own bytes stand in the first entry. */
export function createConnectionBook(
  clock: Clock,
  observe: Observe,
  request: Omit<ArrivedRequest, 'inbound'>,
): ConnectionBook {
  const { requestId, receivedUs } = request;
  let carried = { bytesIn: request.bytesIn, bytesOut: 0 };
  let isOpen = true;
  const take = () => {
    const taken = carried;
    carried = { bytesIn: 0, bytesOut: 0 };
    return taken;
  };
  const traffic = createTrafficBook({ clock, observe }, requestId, take);
  const add = (bytesIn: number, bytesOut: number): void => {
    if (isOpen) {
      carried = { bytesIn: carried.bytesIn + bytesIn, bytesOut: carried.bytesOut + bytesOut };
      traffic.note();
    }
  };
  return {
    received: (bytes) => add(bytes, 0),
    sent: (bytes) => add(0, bytes),
    end: (status, lastBytes = 0) => {
      if (isOpen) {
        isOpen = false;
        traffic.end();
        carried = { ...carried, bytesOut: carried.bytesOut + lastBytes };
        const ending = { requestId, receivedUs, atUs: clock.nowUs(), status, items: null };
        observe({ kind: 'request-received', ...ending, ...take() });
      }
    },
  };
}
