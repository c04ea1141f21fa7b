import type { Headers, HttpResponse, OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { consumerHeader } from '../../protocol/consumer-header.js';
import type { ConsumerContext } from '../contract.js';

export interface Question {
  /** With its query. */
  readonly path: string;
  readonly purpose: OutboundRequest['purpose'];
  readonly timeoutUs: number;
  readonly headers?: Headers;
  /** Ends it early; once it has aborted, nothing is sent. */
  readonly signal: AbortSignal;
}

/**
 * GETs something from the source in this consumer's name.
 * @returns undefined when there was no answer: the transport has booked why, and a poller's reply to it is its
 *   next poll
 */
export async function askSource(
  { transport, sourceUrl, consumer }: Pick<ConsumerContext, 'transport' | 'sourceUrl' | 'consumer'>,
  { path, purpose, timeoutUs, headers, signal }: Question,
): Promise<HttpResponse | undefined> {
  if (signal.aborted) {
    return undefined;
  }
  const request: OutboundRequest = {
    method: 'GET',
    url: `${sourceUrl}${path}`,
    headers: { [consumerHeader]: String(consumer), ...headers },
    ...{ purpose, timeoutUs, signal },
  };
  return transport.request(request).catch((thrown: unknown) => {
    if (thrown instanceof TransportError) {
      return undefined;
    }
    throw thrown;
  });
}
