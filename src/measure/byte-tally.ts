import type { Side } from '../core/observation.js';
import type { JoinedRequest } from './join-requests.js';
import { isWithin, type TrialWindow } from './trial-window.js';

/** What a stream or socket carried, at the instant of its entry; directions as its receiver sees them. */
export interface StreamTraffic {
  readonly sender: Side;
  readonly atUs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Counts bytes in both directions, by the counting rule of requests. */
export interface ByteTally {
  /** The bytes of a request; of a stream or socket, those of its end, which count by their own instant. */
  addRequest(request: JoinedRequest, isCounted: boolean): void;
  addTraffic(traffic: StreamTraffic): void;
  totals(): { readonly toConsumer: number; readonly toSource: number };
}

/** No bytes yet, in a trial of this window. */
export function createByteTally(window: TrialWindow): ByteTally {
  const totals = { toConsumer: 0, toSource: 0 };

  const add = ({ sender, bytesIn, bytesOut }: Omit<StreamTraffic, 'atUs'>): void => {
    totals.toConsumer += sender === 'source' ? bytesIn : bytesOut;
    totals.toSource += sender === 'source' ? bytesOut : bytesIn;
  };

  return {
    addRequest: ({ sender, received }, isCounted) => {
      if (received === null) {
        return;
      }
      const { streamEndedUs, bytesIn, bytesOut } = received;
      if (streamEndedUs === null ? isCounted : isWithin(window, streamEndedUs)) {
        add({ sender, bytesIn, bytesOut });
      }
    },
    addTraffic: (traffic) => {
      if (isWithin(window, traffic.atUs)) {
        add(traffic);
      }
    },
    totals: () => ({ ...totals }),
  };
}
