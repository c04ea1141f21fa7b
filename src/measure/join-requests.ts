import type { Side } from '../core/observation.js';
import type { FailureCause, RequestPurpose } from '../core/request.js';
import type { Contradictions } from './contradictions.js';
import type { ReceivedHalf, RequestEnd, RequestHalves, SentHalf } from './request-halves.js';

/** A request with both its halves, as far as there are two. */
export interface JoinedRequest {
  readonly sender: Side;
  readonly purpose: RequestPurpose;
  readonly sentUs: number;
  readonly carriesMeasured: boolean;
  /** What the sender was answered; null when it was not. */
  readonly status: number | null;
  /** When the sender had the answer; null when it had none. */
  readonly answeredUs: number | null;
  /** The receiver's half; null when it never arrived. */
  readonly received: ReceivedHalf | null;
  /** Why it never arrived; null when it did. */
  readonly neverArrived: FailureCause | null;
}

export type TrialEnd = 'complete' | 'interrupted';

export interface RequestJoin {
  /** Joins a request if its halves are all there; called after either side has booked something about it. */
  tryJoin(sender: Side, requestId: string): void;
  /**
   * Joins what is left. In a trial that ended as planned a half without its other half is a contradiction, unless
   * the sender booked a failure; in an interrupted one a request under way counts as abandoned.
   */
  joinRest(end: TrialEnd): void;
}

/**
 * Joins the two books' requests by request id, in whatever order the halves come. A joined request is handed to
 * `onJoined` and forgotten, so that memory holds open requests only. A request that failed stays open, because its
 * receiver may still book it; one that was refused found no receiver. A stream or socket stays open until its end,
 * long after it was answered.
 */
export function createRequestJoin(
  halves: Readonly<Record<Side, RequestHalves>>,
  contradictions: Contradictions,
  onJoined: (request: JoinedRequest) => void,
): RequestJoin {
  const receiverOf = (sender: Side): RequestHalves =>
    sender === 'source' ? halves.consumers : halves.source;

  const join = (sender: Side, requestId: string, sent: SentHalf): void => {
    const { sent: open } = halves[sender];
    const { received: arrivals } = receiverOf(sender);
    const received = arrivals.get(requestId) ?? null;
    open.delete(requestId);
    arrivals.delete(requestId);
    const answer = sent.end?.kind === 'answered' ? sent.end : null;
    if (answer !== null && received !== null && received.status !== answer.status) {
      contradictions.note(
        'request-status-differs',
        `${requestId}: sender saw ${answer.status}, receiver wrote ${received.status ?? 'none'}`,
      );
    }
    const failure = sent.end?.kind === 'failed' ? sent.end.cause : 'abandoned';
    if (failure === 'refused' && received !== null) {
      contradictions.note('request-refused-yet-received', requestId);
    }
    onJoined({
      sender,
      purpose: sent.purpose,
      sentUs: sent.sentUs,
      carriesMeasured: sent.carriesMeasured,
      ...answerOf(answer),
      received,
      neverArrived: received !== null || answer !== null ? null : failure,
    });
  };

  const isWhole = (sent: SentHalf, sender: Side, requestId: string): boolean => {
    if (sent.end === null) {
      return false;
    }
    const isRefused = sent.end.kind === 'failed' && sent.end.cause === 'refused';
    return isRefused || receiverOf(sender).received.has(requestId);
  };

  const joinRestOf = (sender: Side, end: TrialEnd): void => {
    const receiver = receiverOf(sender);
    for (const [requestId, sent] of halves[sender].sent) {
      if (end === 'complete') {
        noteMissing(receiver, requestId, sent, contradictions);
      }
      receiver.openStreams.delete(requestId);
      join(sender, requestId, sent);
    }
    if (end === 'complete') {
      noteUnsent(receiver, contradictions);
    }
  };

  return {
    tryJoin: (sender, requestId) => {
      const sent = halves[sender].sent.get(requestId);
      if (sent !== undefined && isWhole(sent, sender, requestId)) {
        join(sender, requestId, sent);
      }
    },
    joinRest: (end) => {
      joinRestOf('source', end);
      joinRestOf('consumers', end);
    },
  };
}

function answerOf(answer: Extract<RequestEnd, { kind: 'answered' }> | null) {
  return { status: answer?.status ?? null, answeredUs: answer?.atUs ?? null };
}

/** Notes what is missing of a request that its sender has and that could not be joined. */
function noteMissing(
  { received, openStreams }: RequestHalves,
  requestId: string,
  sent: SentHalf,
  contradictions: Contradictions,
): void {
  if (sent.end === null) {
    contradictions.note('request-without-end', requestId);
  }
  if (openStreams.has(requestId)) {
    contradictions.note('stream-without-end', requestId);
  } else if (sent.end?.kind === 'answered' && !received.has(requestId)) {
    contradictions.note('request-not-received', requestId);
  }
}

/** Notes what a receiver has left when every request that was sent has been joined. */
function noteUnsent({ received, openStreams }: RequestHalves, contradictions: Contradictions): void {
  for (const requestId of received.keys()) {
    contradictions.note('request-not-sent', requestId);
  }
  for (const requestId of openStreams) {
    contradictions.note('stream-not-open', requestId);
  }
}
