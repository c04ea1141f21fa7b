import type { Observation } from '../core/observation.js';
import type { RequestPurpose } from '../core/request.js';
import { classifyEmptyAnswer } from '../measure/empty-answer.js';

/** Requests so far, of the whole trial: start-up, warm-up and drain included. */
export interface TrafficCounts {
  readonly requestsSent: number;
  /** Questions whether there is news: polls, reconciling ones included. */
  readonly polls: number;
  /** Polls that were answered, but with no event. */
  readonly emptyPolls: number;
  /** Deliveries that the source sent, with `retries` among them. */
  readonly pushes: number;
  readonly retries: number;
}

/** Counts what goes by in a book, while it is written. */
export interface TrafficCounter {
  take(observation: Observation): void;
  counts(): TrafficCounts;
}

export const noTraffic: TrafficCounts = { requestsSent: 0, polls: 0, emptyPolls: 0, pushes: 0, retries: 0 };

const countedAs: Readonly<Record<RequestPurpose, readonly ('polls' | 'pushes' | 'retries')[]>> = {
  poll: ['polls'],
  reconcile: ['polls'],
  delivery: ['pushes'],
  retry: ['pushes', 'retries'],
  fetch: [],
  read: [],
  handshake: [],
};

/**
 * A counter for one book or for both. A few additions per request and no memory of any: what a poll brought is
 * counted where it was answered, since only the source knows the events of an answer, and only polls get answers
 * with a number of events.
 */
export function createTrafficCounter(): TrafficCounter {
  const counts = { ...noTraffic };
  return {
    take: (observation) => {
      if (observation.kind === 'request-sent') {
        counts.requestsSent += 1;
        for (const count of countedAs[observation.purpose]) {
          counts[count] += 1;
        }
      } else if (observation.kind === 'request-received' && observation.items !== null) {
        counts.emptyPolls += classifyEmptyAnswer(observation.status, observation.items) === null ? 0 : 1;
      }
    },
    counts: () => ({ ...counts }),
  };
}

/** What two sides have counted, each in its own book. */
export function addTraffic(left: TrafficCounts, right: TrafficCounts): TrafficCounts {
  return {
    requestsSent: left.requestsSent + right.requestsSent,
    polls: left.polls + right.polls,
    emptyPolls: left.emptyPolls + right.emptyPolls,
    pushes: left.pushes + right.pushes,
    retries: left.retries + right.retries,
  };
}
