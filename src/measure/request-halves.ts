import type { Observation } from '../core/observation.js';
import type { FailureCause, RequestPurpose } from '../core/request.js';
import type { Contradictions } from './contradictions.js';

export type RequestObservation = Extract<
  Observation,
  { kind: 'request-sent' | 'request-answered' | 'request-failed' | 'request-received' }
>;

/** How a request ended for its sender. */
export type RequestEnd =
  | { readonly kind: 'answered'; readonly status: number; readonly atUs: number }
  | { readonly kind: 'failed'; readonly cause: FailureCause };

/** A request as its sender booked it. */
export interface SentHalf {
  readonly purpose: RequestPurpose;
  readonly sentUs: number;
  readonly carriesMeasured: boolean;
  /** Null while it is under way. */
  end: RequestEnd | null;
}

export type TrafficObservation = Extract<Observation, { kind: 'stream-traffic' }>;

/** A request as its receiver booked it. */
export interface ReceivedHalf {
  readonly receivedUs: number;
  /** When a stream or socket ended, whose bytes here are only the rest; null for every other request. */
  readonly streamEndedUs: number | null;
  readonly status: number | null;
  readonly items: number | null;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** One side's halves of the requests that are still open, by request id. */
export interface RequestHalves {
  readonly sent: Map<string, SentHalf>;
  readonly received: Map<string, ReceivedHalf>;
  /** Streams and sockets that this side received and that have not ended. */
  readonly openStreams: Set<string>;
  /** Takes what this side saw of a request. */
  take(observation: RequestObservation, carriesMeasured: boolean): void;
  /** Takes what a stream or socket carried that this side received. */
  takeTraffic(observation: TrafficObservation): void;
}

/** An empty set of halves. What a side contradicts itself about is noted at once. */
export function createRequestHalves(contradictions: Contradictions): RequestHalves {
  const sent = new Map<string, SentHalf>();
  const received = new Map<string, ReceivedHalf>();
  const openStreams = new Set<string>();

  const endRequest = (requestId: string, end: RequestEnd): void => {
    const half = sent.get(requestId);
    if (half === undefined) {
      contradictions.note('request-not-open', requestId);
    } else if (half.end !== null) {
      contradictions.note('request-ended-twice', requestId);
    } else {
      half.end = end;
    }
  };

  const take = (observation: RequestObservation, carriesMeasured: boolean): void => {
    const { requestId } = observation;
    switch (observation.kind) {
      case 'request-sent':
        if (sent.has(requestId)) {
          contradictions.note('request-sent-twice', requestId);
          return;
        }
        sent.set(requestId, {
          purpose: observation.purpose,
          sentUs: observation.atUs,
          carriesMeasured,
          end: null,
        });
        return;
      case 'request-answered':
        endRequest(requestId, { kind: 'answered', status: observation.status, atUs: observation.atUs });
        return;
      case 'request-failed':
        endRequest(requestId, { kind: 'failed', cause: observation.cause });
        return;
      case 'request-received': {
        if (requestId === '') {
          contradictions.note('request-without-id', observation.kind);
          return;
        }
        if (received.has(requestId)) {
          contradictions.note('request-received-twice', requestId);
          return;
        }
        const { receivedUs, status, items, bytesIn, bytesOut, atUs } = observation;
        const streamEndedUs = openStreams.delete(requestId) ? atUs : null;
        received.set(requestId, { receivedUs, streamEndedUs, status, items, bytesIn, bytesOut });
        return;
      }
      default:
        observation satisfies never;
    }
  };

  const takeTraffic = ({ requestId }: TrafficObservation): void => {
    if (received.has(requestId)) {
      contradictions.note('stream-not-open', requestId);
    } else if (requestId !== '') {
      openStreams.add(requestId);
    }
  };

  return { sent, received, openStreams, take, takeTraffic };
}
