import type { InboundRequest } from '../core/ports/transport.js';
import { consumerHeader } from '../protocol/consumer-header.js';

/** Index of the consumer that asks; 0 when it does not say. */
export function requestingConsumer(request: InboundRequest): number {
  const text = request.headers[consumerHeader] ?? '0';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
