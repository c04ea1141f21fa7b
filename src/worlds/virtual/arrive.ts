import type { InboundRequest, OutboundRequest } from '../../core/ports/transport.js';
import { requestIdHeader } from '../../core/request.js';
import { requestSize } from './http-size.js';

/** A request as it arrives, with what its receiver books of it. */
export interface ArrivedRequest {
  readonly inbound: InboundRequest;
  readonly requestId: string;
  readonly receivedUs: number;
  readonly bytesIn: number;
}

/** What the receiver sees of a request that arrives now. `gone` aborts when the sender has gone. */
export function arrive(request: OutboundRequest, receivedUs: number, gone: AbortSignal): ArrivedRequest {
  const { pathname, searchParams } = new URL(request.url);
  const headers = request.headers ?? {};
  return {
    inbound: {
      method: request.method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers,
      body: request.body ?? '',
      signal: gone,
    },
    requestId: headers[requestIdHeader] ?? '',
    receivedUs,
    bytesIn: requestSize(request),
  };
}

/** Resolves with undefined when the sender goes away before `answer` is there. */
export function unlessGone<T>(answer: Promise<T>, gone: AbortSignal): Promise<T | undefined> {
  answer.catch(() => undefined);
  if (gone.aborted) {
    return Promise.resolve(undefined);
  }
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined);
    gone.addEventListener('abort', leave, { once: true });
    answer.then(resolve, reject).finally(() => gone.removeEventListener('abort', leave));
  });
}
