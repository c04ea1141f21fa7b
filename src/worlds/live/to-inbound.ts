import type { FastifyRequest } from 'fastify';
import type { InboundRequest } from '../../core/ports/transport.js';

/** A request in the shape of the port. `signal` aborts when its sender has gone. */
export function toInbound(request: FastifyRequest, signal: AbortSignal): InboundRequest {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  return {
    method: request.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
      ),
    ),
    body: typeof request.body === 'string' ? request.body : '',
    signal,
  };
}
