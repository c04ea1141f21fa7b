/**
 * One connection policy for every strategy and both sides: keep-alive, no pipelining, as many connections as
 * there are requests at once. Nothing is shared between consumers: each has its own client, and the source has one for
 * each subscription, as if each consumer were at a host of its own. The client gives an idle connection up before the server does, so that no request
 * meets a connection that is being closed.
 */
export const connectionPolicy = {
  serverIdleMs: 72_000,
  clientIdleMs: 71_000,
  /** Larger request heads are answered 431. */
  maxHeaderBytes: 16_384,
  /** Room for the envelope around the largest payload. */
  envelopeRoomBytes: 65_536,
  /** A larger answer is not read to its end. */
  maxResponseBytes: 268_435_456,
} as const;
