/**
 * Beyond which figures of the machine a result is said to be disturbed by it. Reports mark what lies beyond; the checks
 * of `analyse` say what follows.
 */
export const trustBounds = {
  /** Lateness of emission, p99: from here on it is part of a webhook's latency, which takes 2 to 5 ms on a loopback. */
  emissionLateMs: 5,
  /**
   * Delay of an event loop, p99: the same as of emission, since both enter the same latencies. An idle process shows up
   * to 1.2, for its timers count whole milliseconds.
   */
  loopDelayMs: 5,
  /** Share of one processor from which on a process, which runs on one thread, is at its limit. */
  cpuShare: 0.9,
  /** Share of all processors' time that the host gives to others: beyond a hundredth, p99 shows what the host did. */
  stealShare: 0.01,
} as const;
