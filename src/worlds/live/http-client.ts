import { type Dispatcher, errors } from 'undici';
import { connectionPolicy } from '../../core/connection-policy.js';
import type { Client, Headers, OutboundRequest, ServerStream } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import { createLiveAgent, type LiveAgent } from './live-agent.js';
import { openLiveSocket } from './live-socket.js';
import { toTransportError } from './to-transport-error.js';

export interface LiveClient extends Client {
  /** Closes its connections at once. */
  close(): Promise<void>;
}

/** A client with connections of its own, by the connection policy. */
export function createLiveClient(): LiveClient {
  const agent = createLiveAgent(connectionPolicy.maxResponseBytes);
  const streams = createLiveAgent(unlimited);
  const closing = new AbortController();
  let previousTurn: Promise<void> = Promise.resolve();
  return {
    request: async (request) => {
      // undici takes an answered connection back in the next turn of the event loop; a request sent within the
      // same turn would open another one.
      await previousTurn;
      const deadline = startDeadline(request);
      try {
        const { statusCode, headers, body } = await agent.send(request, deadline.signal);
        return { status: statusCode, headers: plainHeaders(headers), body: await body.text() };
      } catch (thrown) {
        throw toTransportError(thrown, request.url);
      } finally {
        deadline.end();
        previousTurn = nextTurn();
      }
    },
    openStream: (request) => openLiveStream(streams, request),
    openSocket: (request) => openLiveSocket(request, anyOf(request.signal, closing.signal)),
    close: async () => {
      closing.abort();
      await Promise.all([agent.destroy(), streams.destroy()]);
    },
  };
}

/** What undici takes for no limit. */
const unlimited = -1;

/** A request whose answer goes on; the time-out is that of its head. */
async function openLiveStream(agent: LiveAgent, request: OutboundRequest): Promise<ServerStream> {
  const closing = new AbortController();
  const closed = anyOf(request.signal, closing.signal);
  const deadline = startDeadline(request);
  try {
    const { statusCode, headers, body } = await agent.send(request, anyOf(deadline.signal, closed));
    // Closed before it was read, the body fails with nobody listening.
    body.on('error', () => undefined);
    const chunks = readChunks(body, closed, request.url);
    return { status: statusCode, headers: plainHeaders(headers), chunks, close: () => closing.abort() };
  } catch (thrown) {
    throw toTransportError(thrown, request.url);
  } finally {
    deadline.end();
  }
}

function anyOf(first: AbortSignal | undefined, second: AbortSignal): AbortSignal {
  return first === undefined ? second : AbortSignal.any([first, second]);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

interface Deadline {
  readonly signal: AbortSignal;
  end(): void;
}

/** Aborts when the request's time-out passes or its own signal aborts; until it is ended. */
function startDeadline({ timeoutUs, signal, url }: OutboundRequest): Deadline {
  const controller = new AbortController();
  const giveUp = () =>
    controller.abort(new TransportError('abandoned', `no whole answer from ${url} in time`));
  const timer = setTimeout(giveUp, Math.ceil(timeoutUs / 1_000));
  if (signal?.aborted === true) {
    giveUp();
  }
  signal?.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    },
  };
}

async function* readChunks(
  body: Dispatcher.ResponseData['body'],
  closed: AbortSignal,
  url: string,
): AsyncGenerator<string> {
  body.setEncoding('utf8');
  try {
    for await (const chunk of body) {
      yield String(chunk);
    }
  } catch (thrown) {
    if (!closed.aborted && !(thrown instanceof errors.RequestAbortedError)) {
      throw toTransportError(thrown, url);
    }
  }
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
