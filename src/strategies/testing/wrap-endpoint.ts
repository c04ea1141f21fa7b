import type { RequestHandler } from '../../core/ports/transport.js';
import type { ConsumerContext } from '../contract.js';

/** The same context, in which every request to the consumer's endpoint first meets `wrap`. */
export function wrapEndpoint(
  context: ConsumerContext,
  wrap: (endpoint: RequestHandler) => RequestHandler,
): ConsumerContext {
  const { transport } = context;
  return {
    ...context,
    transport: {
      ...transport,
      listen: (handlers) => transport.listen({ ...handlers, onRequest: wrap(handlers.onRequest) }),
    },
  };
}
