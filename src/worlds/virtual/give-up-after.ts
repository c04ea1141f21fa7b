import type { Clock } from '../../core/ports/clock.js';
import type { OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';

/**
 * Runs an exchange that its sender may give up: when the time-out passes or the request's signal aborts.
 * @param exchange gets a signal that aborts when the sender has gone before it had its answer
 * @throws TransportError `abandoned`, or what the exchange throws
 */
export async function giveUpAfter<T>(
  clock: Clock,
  request: Pick<OutboundRequest, 'timeoutUs' | 'signal' | 'url'>,
  exchange: (gone: AbortSignal) => Promise<T>,
): Promise<T> {
  const gone = new AbortController();
  const ended = new AbortController();
  const watched = request.signal ? AbortSignal.any([request.signal, ended.signal]) : ended.signal;
  const abandoned = clock.sleepUntil(clock.nowUs() + request.timeoutUs, watched).then((): never => {
    if (!ended.signal.aborted) {
      gone.abort();
    }
    throw new TransportError('abandoned', `no whole answer from ${request.url} in time`);
  });
  const answered = exchange(gone.signal);
  answered.catch(() => undefined);
  abandoned.catch(() => undefined);
  try {
    return await Promise.race([answered, abandoned]);
  } finally {
    ended.abort();
  }
}
