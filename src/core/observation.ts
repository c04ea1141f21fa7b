import type { FailureCause, RequestPurpose } from './request.js';

/** The two processes that keep books. They never see each other's. */
export type Side = 'source' | 'consumers';

/**
 * What one side saw, at the instant it saw it. All instants are microseconds of the world's clock. A book is a
 * sequence of these; nothing in it is derived from the other side's book.
 */
export type Observation =
  | {
      readonly kind: 'event-emitted';
      readonly eventId: string;
      readonly scheduledUs: number;
      readonly atUs: number;
    }
  | {
      readonly kind: 'request-sent';
      readonly requestId: string;
      readonly purpose: RequestPurpose;
      /** The consumer that sends it, or that it is sent to; null where it concerns no single consumer. */
      readonly consumer: number | null;
      /** Events carried by a delivery; empty for everything else. */
      readonly eventIds: readonly string[];
      readonly attempt: number;
      readonly atUs: number;
    }
  | {
      readonly kind: 'request-answered';
      readonly requestId: string;
      readonly status: number;
      readonly atUs: number;
    }
  | {
      readonly kind: 'request-failed';
      readonly requestId: string;
      readonly cause: FailureCause;
      readonly atUs: number;
    }
  | {
      /** Written by the receiver when its answer has left. */
      readonly kind: 'request-received';
      readonly requestId: string;
      readonly receivedUs: number;
      readonly atUs: number;
      /** Null when the sender was gone before there was an answer. */
      readonly status: number | null;
      /** Events that a feed's answer carried; null where the answer is not a feed's. */
      readonly items: number | null;
      /** Bytes on the socket, headers included. */
      readonly bytesIn: number;
      readonly bytesOut: number;
    }
  | {
      readonly kind: 'event-delivered';
      readonly consumer: number;
      readonly eventId: string;
      readonly atUs: number;
    }
  | {
      readonly kind: 'event-applied';
      readonly consumer: number;
      readonly eventId: string;
      readonly atUs: number;
    }
  | {
      /** The source will try no more. */
      readonly kind: 'delivery-given-up';
      readonly consumer: number;
      readonly eventIds: readonly string[];
      readonly attempts: number;
      readonly atUs: number;
    }
  | {
      /** At the end of the drain a retry was still due. */
      readonly kind: 'delivery-pending';
      readonly consumer: number;
      readonly eventIds: readonly string[];
      readonly nextAttemptUs: number;
      readonly atUs: number;
    }
  | { readonly kind: 'connection-opened'; readonly atUs: number }
  | { readonly kind: 'connection-closed'; readonly atUs: number }
  | {
      /** What the operating system charged this process with until now; written at both ends of the window. */
      readonly kind: 'resources';
      readonly mark: 'window-start' | 'window-end';
      readonly atUs: number;
      readonly cpuUs: number;
      readonly residentBytes: number;
      /** 99th percentile of the event-loop delay since the previous mark. */
      readonly loopDelayP99Us: number;
    };

/** Takes one observation into a book. Never throws and never waits. */
export type Observe = (observation: Observation) => void;
