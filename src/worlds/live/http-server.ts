import type { AddressInfo } from 'node:net';
import fastifyWebsocket from '@fastify/websocket';
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { WebSocket } from 'ws';
import { connectionPolicy } from '../../core/connection-policy.js';
import { belowPrefix, createMountTable, type MountTable } from '../../core/mount-table.js';
import type { Observe } from '../../core/observation.js';
import type { Handlers, Listener } from '../../core/ports/transport.js';
import { bookExchanges, type ExchangeBook } from './book-exchanges.js';
import { socketOptions } from './live-socket.js';
import { serveSocket } from './serve-socket.js';
import { toInbound } from './to-inbound.js';
import { writeStream } from './write-stream.js';

export interface LiveServer {
  /** Of the form `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /**
   * Handlers for everything below `prefix`.
   * @param publicOrigin where senders reach this server, when a link stands in between
   */
  mount(prefix: string, handlers: Handlers, publicOrigin?: string): Listener;
  /** Stops listening and cuts what is still connected; all of it is booked when it resolves. */
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
  await app.register(fastifyWebsocket, {
    options: { ...socketOptions, maxPayload: options.maxBodyBytes },
    preClose: (done) => {
      for (const socket of app.websocketServer.clients) {
        socket.terminate();
      }
      done();
    },
  });
  const book = bookExchanges(app, options.observe);
  addRoutes(app, mounts, book);
  await app.listen({ host: loopbackHost, port: options.port });
  const origin = `http://${loopbackHost}:${readPort(app.server.address())}`;
  return {
    origin,
    mount: (prefix, handlers, publicOrigin = origin) => {
      const mount = mounts.add(prefix, handlers);
      return { url: `${publicOrigin}${prefix}`, close: () => mounts.remove(mount) };
    },
    close: async () => {
      await app.close();
      await book.settled();
    },
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
    switch (answer.kind) {
      case 'answer':
        if (answer.items !== undefined) {
          book.noteItems(request, answer.items);
        }
        return reply
          .code(answer.status)
          .headers({ ...answer.headers })
          .send(answer.body);
      case 'stream':
        reply.hijack();
        return mount.inFlight.track(writeStream(reply.raw, answer, () => book.bookStream(request)));
      default:
        return answer satisfies never;
    }
  };
  const wsHandler = (socket: WebSocket, request: FastifyRequest) =>
    serveSocket(socket, request, mounts, book);
  app.route({ method: ['POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'], url: '/*', handler });
  app.route({ method: 'GET', url: '/*', handler, exposeHeadRoute: false, wsHandler });
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

function readPort(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
