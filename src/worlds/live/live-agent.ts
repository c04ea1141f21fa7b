import { Agent, buildConnector, type Dispatcher, request as sendRequest } from 'undici';
import { connectionPolicy } from '../../core/connection-policy.js';
import type { OutboundRequest } from '../../core/ports/transport.js';

/** Connections by the connection policy, and what is sent over them. */
export interface LiveAgent {
  /**
   * Resolves with the head of the answer, whose body is still to be read.
   * @param signal gives it up, also while the body is read
   * @throws whatever undici does
   */
  send(request: OutboundRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData>;
  /** Closes its connections at once. */
  destroy(): Promise<void>;
}

/**
 * An agent that opens a connection only while a request waits for its answer's head. undici alone opens another one
 * for each request that was given up under way, which nobody has asked for (nodejs/undici#5845): the server would
 * book a connection more for every stream that is closed.
 * @param maxResponseBytes a longer answer is not read to its end; -1 sets no limit
 */
export function createLiveAgent(maxResponseBytes: number): LiveAgent {
  const connect = buildConnector({});
  let waiting = 0;
  const agent = new Agent({
    connect: (options, callback) => {
      if (waiting > 0) {
        connect(options, callback);
      } else {
        queueMicrotask(() => callback(new Error('no request waits for a connection'), null));
      }
    },
    pipelining: 1,
    keepAliveTimeout: connectionPolicy.clientIdleMs,
    keepAliveMaxTimeout: connectionPolicy.clientIdleMs,
    keepAliveTimeoutThreshold: connectionPolicy.serverIdleMs - connectionPolicy.clientIdleMs,
    maxHeaderSize: connectionPolicy.maxHeaderBytes,
    maxResponseSize: maxResponseBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: ({ url, method, headers, body }, signal) => {
      waiting += 1;
      return sendRequest(url, {
        ...{ dispatcher: agent, method, signal },
        headers: { ...headers },
        body: body ?? null,
      }).finally(() => {
        waiting -= 1;
      });
    },
    destroy: () => agent.destroy(),
  };
}
