import { z } from 'zod';
import { failureCauses, requestPurposes } from './request.js';

/** The two processes that keep books. They never see each other's. */
export type Side = 'source' | 'consumers';

const whole = z.int();
const count = z.int().min(0);
const instant = { atUs: whole };

/**
 * What one side saw, at the instant it saw it. All instants are microseconds of the world's clock. A book is a
 * sequence of these; nothing in it is derived from the other side's book.
 */
export const observationSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('event-emitted'), eventId: z.string(), scheduledUs: whole, ...instant })
    .readonly(),
  /** Written by a source whose events become visible late; elsewhere an event is visible when it is emitted. */
  z.object({ kind: z.literal('event-visible'), eventId: z.string(), ...instant }).readonly(),
  z
    .object({
      kind: z.literal('request-sent'),
      requestId: z.string(),
      purpose: z.enum(requestPurposes),
      /** The consumer that sends it, or that it is sent to; null where it concerns no single consumer. */
      consumer: count.nullable(),
      /** Events carried by a delivery; empty for everything else. */
      eventIds: z.array(z.string()).readonly(),
      attempt: count,
      ...instant,
    })
    .readonly(),
  z
    .object({ kind: z.literal('request-answered'), requestId: z.string(), status: count, ...instant })
    .readonly(),
  z
    .object({
      kind: z.literal('request-failed'),
      requestId: z.string(),
      cause: z.enum(failureCauses),
      ...instant,
    })
    .readonly(),
  /** Written by the receiver when its answer has left. */
  z
    .object({
      kind: z.literal('request-received'),
      requestId: z.string(),
      receivedUs: whole,
      /** Null when the sender was gone before there was an answer. */
      status: count.nullable(),
      /** Events that a feed's answer carried; null where the answer is not a feed's. */
      items: count.nullable(),
      /** Bytes on the socket, headers included. */
      bytesIn: count,
      bytesOut: count,
      ...instant,
    })
    .readonly(),
  /**
   * Written by the receiver of a stream or socket while it goes on: bytes since the previous entry. What stands in
   * its `request-received` at the end is only the rest.
   */
  z
    .object({
      kind: z.literal('stream-traffic'),
      requestId: z.string(),
      bytesIn: count,
      bytesOut: count,
      ...instant,
    })
    .readonly(),
  /** A planned read (by its number in the plan) has its answer. */
  z
    .object({
      kind: z.literal('read-answered'),
      read: count,
      /** Null: the consumer's own copy answered. Else the last visible event that the source's answer knew of. */
      knows: z.object({ lastEventId: z.string().nullable() }).readonly().nullable(),
      ...instant,
    })
    .readonly(),
  z.object({ kind: z.literal('read-failed'), read: count, ...instant }).readonly(),
  z
    .object({ kind: z.literal('event-delivered'), consumer: count, eventId: z.string(), ...instant })
    .readonly(),
  z.object({ kind: z.literal('event-applied'), consumer: count, eventId: z.string(), ...instant }).readonly(),
  /** The source will try no more. */
  z
    .object({
      kind: z.literal('delivery-given-up'),
      consumer: count,
      eventIds: z.array(z.string()).readonly(),
      attempts: count,
      ...instant,
    })
    .readonly(),
  /** At the end of the drain a retry was still due. */
  z
    .object({
      kind: z.literal('delivery-pending'),
      consumer: count,
      eventIds: z.array(z.string()).readonly(),
      nextAttemptUs: whole,
      ...instant,
    })
    .readonly(),
  z.object({ kind: z.literal('connection-opened'), ...instant }).readonly(),
  /** What the operating system charged this process with until now; written at both ends of the window. */
  z
    .object({
      kind: z.literal('resources'),
      mark: z.enum(['window-start', 'window-end']),
      cpuUs: count,
      residentBytes: count,
      /** 99th percentile of the event loop's delay over the window; 0 at its start. */
      loopDelayP99Us: count,
      ...instant,
    })
    .readonly(),
]);

export type Observation = z.infer<typeof observationSchema>;

/** Takes one observation into a book. Never throws and never waits. */
export type Observe = (observation: Observation) => void;
