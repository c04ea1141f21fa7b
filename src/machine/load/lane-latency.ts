/** What a request of a lane took. */
export interface LaneLatency {
  /** From when it was due. */
  readonly dueUs: number;
  /** From when it was really sent. */
  readonly sentUs: number;
}

/** Timers wake the generator late. A connection that had nothing to do until then was held up by nobody else. */
const idleUs = 1_000;
const latestTimerUs = 20_000;

/**
 * Times the requests of one connection that sends `perSecond` of them each second.
 *
 * autocannon sends a connection's share of a second in a row and then pauses it to the next second; what it has not
 * sent by then it never makes up for, and its own correction for coordinated omission takes 1 ms for the interval
 * whatever the rate is. So each request is given the instant at which it is due, evenly spaced, and its latency counts
 * from that instant or from when it was sent, whichever is earlier: a request that had to wait for the answer to the
 * one before it counts that wait. Only the generator's own late timer is forgiven: a second's first request on a
 * connection that was idle sets the schedule anew.
 * @returns to be told each answer, in order
 */
export function createLaneLatency(
  perSecond: number,
): (sentAtUs: number, answeredAtUs: number) => LaneLatency {
  const spacingUs = 1_000_000 / perSecond;
  let index = 0;
  let startUs: number | undefined;
  let lastAnswerUs = 0;

  return (sentAtUs, answeredAtUs) => {
    const isSecondsFirst = index % perSecond === 0;
    startUs ??= sentAtUs;
    const lateUs = sentAtUs - (startUs + index * spacingUs);
    if (isSecondsFirst && sentAtUs - lastAnswerUs > idleUs && Math.abs(lateUs) < latestTimerUs) {
      startUs = sentAtUs - index * spacingUs;
    }
    const dueAtUs = startUs + index * spacingUs;
    index += 1;
    lastAnswerUs = answeredAtUs;
    return {
      dueUs: Math.max(0, Math.round(answeredAtUs - Math.min(dueAtUs, sentAtUs))),
      sentUs: Math.max(0, Math.round(answeredAtUs - sentAtUs)),
    };
  };
}
