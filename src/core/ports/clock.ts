/**
 * The clock port. Strategies and the source's logic know time only through it, so that the same code runs
 * against the machine's monotonic clock (live world) and against virtual time (virtual world).
 */
export interface Clock {
  /**
   * Monotonic time in whole microseconds. In the live world it is comparable between all processes of one
   * machine; its zero has no meaning.
   */
  nowUs(): number;
  /** Wall-clock time in milliseconds since 1970, for protocols that carry it; never for measuring. */
  unixMs(): number;
  /**
   * Resolves at or after the instant `atUs`, never before it. An instant in the past resolves at once.
   * When `signal` aborts, it resolves early instead of rejecting: the caller looks at the signal, because
   * ending a wait is the normal way to stop a loop.
   */
  sleepUntil(atUs: number, signal?: AbortSignal): Promise<void>;
}
