import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import fastifyWebsocket from '@fastify/websocket';
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { connectionPolicy } from '../../core/connection-policy.js';
import { belowPrefix, createMountTable, type MountTable } from '../../core/mount-table.js';
import type { Observe } from '../../core/observation.js';
import type { Handlers, InboundRequest, Listener, Reply } from '../../core/ports/transport.js';
import { bookExchanges, type ExchangeBook } from './book-exchanges.js';
import { wrapSocket } from './live-socket.js';

export interface LiveServer {
  /** Of the form `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /**
   * Handlers for everything below `prefix`.
   * @param publicOrigin where senders reach this server, when a link stands in between
   */
  mount(prefix: string, handlers: Handlers, publicOrigin?: string): Listener;
  /** Stops listening and cuts what is still connected. */
  close(): Promise<void>;
}

export interface LiveServerOptions {
  /** 0: any free port. */
  readonly port: number;
  /** A larger request body is answered 413. */
  readonly maxBodyBytes: number;
  readonly observe: Observe;
}

const loopbackHost = '127.0.0.1';

type App = ReturnType<typeof createApp>;

/**
 * An HTTP and WebSocket server on the loopback. What a request means is the mounted handlers' business, which are
 * the same in the virtual world; here are the sockets, their limits and their books.
 * @throws the operating system's error when the port can't be listened on
 */
export async function startLiveServer(options: LiveServerOptions): Promise<LiveServer> {
  const app = createApp(options.maxBodyBytes);
  const mounts = createMountTable();
  await app.register(fastifyWebsocket, { options: { maxPayload: options.maxBodyBytes } });
  addRoutes(app, mounts, bookExchanges(app, options.observe));
  await app.listen({ host: loopbackHost, port: options.port });
  const origin = `http://${loopbackHost}:${readPort(app.server.address())}`;
  return {
    origin,
    mount: (prefix, handlers, publicOrigin = origin) => {
      const mount = mounts.add(prefix, handlers);
      return { url: `${publicOrigin}${prefix}`, close: () => mounts.remove(mount) };
    },
    close: () => app.close(),
  };
}

function createApp(maxBodyBytes: number) {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    keepAliveTimeout: connectionPolicy.serverIdleMs,
    forceCloseConnections: true,
    http: { maxHeaderSize: connectionPolicy.maxHeaderBytes },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  return app;
}

function addRoutes(app: App, mounts: MountTable, book: ExchangeBook): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const inbound = toInbound(request, goneSignal(reply));
    const mount = mounts.find(inbound.path);
    if (mount === undefined) {
      return reply.code(404).send();
    }
    const answer = await mount.inFlight.track(mount.handlers.onRequest(belowPrefix(inbound, mount)));
    if (answer.kind === 'answer' && answer.items !== undefined) {
      book.noteItems(request, answer.items);
    }
    return sendReply(reply, answer);
  };
  app.route({ method: ['POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'], url: '/*', handler });
  app.route({
    method: 'GET',
    url: '/*',
    handler,
    exposeHeadRoute: false,
    wsHandler: (socket, request) => {
      const inbound = toInbound(request, new AbortController().signal);
      const mount = mounts.find(inbound.path);
      const onSocket = mount?.handlers.onSocket;
      socket.once('close', book.bookSocket(request));
      if (mount === undefined || onSocket === undefined) {
        socket.close(1008, 'nothing here takes sockets');
        return;
      }
      const served = onSocket(belowPrefix(inbound, mount), wrapSocket(socket));
      mount.inFlight.track(served).then(
        () => socket.close(),
        () => socket.close(1011),
      );
    },
  });
}

function sendReply(reply: FastifyReply, answer: Reply): FastifyReply {
  const headers = { ...answer.headers };
  switch (answer.kind) {
    case 'answer':
      return reply.code(answer.status).headers(headers).send(answer.body);
    case 'stream':
      return reply.code(200).headers(headers).send(Readable.from(answer.chunks));
    default:
      return answer satisfies never;
  }
}

/** Aborts when the sender goes away before its answer is complete. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) {
      gone.abort();
    }
  });
  return gone.signal;
}

function toInbound(request: FastifyRequest, signal: AbortSignal): InboundRequest {
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

function readPort(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
