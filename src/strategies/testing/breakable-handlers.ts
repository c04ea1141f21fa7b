import type { Handlers, InboundRequest, RequestHandler, SocketHandler } from '../../core/ports/transport.js';

/** A server's handlers, which can be replaced and can fail. */
export interface BreakableHandlers {
  readonly handlers: Required<Handlers>;
  /** Puts another handler in the place of the requests' one; undefined puts the first one back. */
  replaceRequests(handler: RequestHandler | undefined): void;
  /** The same for sockets. */
  replaceSockets(handler: SocketHandler | undefined): void;
  /** Cuts what is open; from now on every request is answered 500, and every socket closed without a word. */
  fail(): void;
  /** Ends the failure. */
  recover(): void;
}

export function breakHandlers(own: Required<Handlers>): BreakableHandlers {
  let replacement: Partial<Required<Handlers>> = {};
  let failing = new AbortController();
  const untilFailure = (request: InboundRequest): InboundRequest => ({
    ...request,
    signal: AbortSignal.any([request.signal, failing.signal]),
  });
  return {
    handlers: {
      onRequest: async (request) => {
        const { signal: failure } = failing;
        const handle = replacement.onRequest ?? own.onRequest;
        const reply = failure.aborted ? undefined : await handle(untilFailure(request));
        return reply === undefined || failure.aborted
          ? { kind: 'answer', status: 500, body: 'out of order' }
          : reply;
      },
      onSocket: async (request, socket) => {
        if (!failing.signal.aborted) {
          await (replacement.onSocket ?? own.onSocket)(untilFailure(request), socket);
        }
      },
    },
    replaceRequests: (onRequest) => {
      replacement = { ...replacement, onRequest: onRequest ?? own.onRequest };
    },
    replaceSockets: (onSocket) => {
      replacement = { ...replacement, onSocket: onSocket ?? own.onSocket };
    },
    fail: () => failing.abort(),
    recover: () => {
      failing = new AbortController();
    },
  };
}
