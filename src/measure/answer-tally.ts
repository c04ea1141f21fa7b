import type { JoinedRequest } from './join-requests.js';

/** What the answers to requests tell. */
export interface AnswerMetrics {
  readonly requests_rate_limited: number;
  /** Null where nothing was answered. */
  readonly request_time_mean_ms: number | null;
}

export interface AnswerTally {
  /** Takes a joined request that counts. */
  add(request: JoinedRequest): void;
  metrics(): AnswerMetrics;
}

const tooManyRequests = 429;

/** An empty tally. Streams and subscriptions are no questions that wait for an answer, so their time is left out. */
export function createAnswerTally(): AnswerTally {
  let rateLimited = 0;
  let answered = 0;
  let waitedUs = 0;
  return {
    add: ({ purpose, sentUs, answeredUs, status }) => {
      rateLimited += status === tooManyRequests ? 1 : 0;
      if (answeredUs !== null && purpose !== 'handshake') {
        answered += 1;
        waitedUs += answeredUs - sentUs;
      }
    },
    metrics: () => ({
      requests_rate_limited: rateLimited,
      request_time_mean_ms: answered === 0 ? null : waitedUs / answered / 1_000,
    }),
  };
}
