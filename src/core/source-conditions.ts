/** How the event source behaves, as far as a closed form may depend on it. */
export interface SourceConditions {
  /** Events become visible up to this much after they occurred, uniformly. */
  readonly commitDelayUs: number;
  /** The largest payload that it accepts. */
  readonly maxPayloadBytes: number;
  readonly feed: {
    readonly maxPageEvents: number;
    /** The longest time for which it holds a poll; 0: none is held. */
    readonly maxWaitUs: number;
    /** The shortest time between polls that it asks for, before rounding; 0: it asks for none. */
    readonly pollIntervalUs: number;
    /** Of each consumer; null: none. */
    readonly rateLimit: { readonly requests: number; readonly perUs: number } | null;
    /** Whether its cursors skip events that become visible late. */
    readonly skipsLateEvents: boolean;
  };
  readonly webhook: {
    readonly timeoutUs: number;
    /** Deliveries in flight per subscription. */
    readonly concurrency: number;
  };
  /** How long its streams and sockets may be silent. */
  readonly heartbeatUs: number;
}
