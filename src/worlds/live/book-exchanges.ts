import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createDeferred } from '../../core/deferred.js';
import { createInFlight } from '../../core/in-flight.js';
import type { Observe } from '../../core/observation.js';
import { requestIdHeader } from '../../core/request.js';
import { createTrafficBook, type TrafficBook } from '../../core/traffic-book.js';
import { liveClock } from './live-clock.js';
import { createSocketBytes } from './socket-bytes.js';

/** A stream or socket that goes on, for its book. */
export interface OngoingExchange {
  /** Told whenever something was carried. */
  carried(): void;
}

export interface ExchangeBook {
  /** Notes how many events the answer to `request` carries. */
  noteItems(request: FastifyRequest, items: number): void;
  /** The answer to `request`, whose head has left, goes on. */
  bookStream(request: FastifyRequest): OngoingExchange;
  /** A socket whose handshake is done. */
  bookSocket(request: FastifyRequest): OngoingExchange & { closed(): void };
  /** Resolves when all that has begun is booked. */
  settled(): Promise<void>;
}

interface OpenExchange {
  items: number | null;
  /** Of a stream or socket only. */
  traffic: TrafficBook | undefined;
  /** Books the end; `status` is null when no answer has left. */
  end(status: number | null): void;
}

/** Books every request and connection that `app` receives, refused ones included. */
export function bookExchanges(app: FastifyInstance, observe: Observe): ExchangeBook {
  const bytes = createSocketBytes();
  const openExchanges = new WeakMap<FastifyRequest, OpenExchange>();
  const inFlight = createInFlight();

  app.server.on('connection', () => observe({ kind: 'connection-opened', atUs: liveClock.nowUs() }));

  const open = (request: FastifyRequest): OpenExchange => {
    const receivedUs = liveClock.nowUs();
    const requestId = readRequestId(request);
    const { socket } = request.raw;
    const booked = createDeferred<void>();
    void inFlight.track(booked.promise);
    const exchange: OpenExchange = {
      items: null,
      traffic: undefined,
      end: (status) => {
        const { items, traffic } = exchange;
        const atUs = liveClock.nowUs();
        traffic?.end();
        const carried = bytes.take(socket);
        observe({ kind: 'request-received', requestId, receivedUs, atUs, status, items, ...carried });
        booked.resolve();
      },
    };
    openExchanges.set(request, exchange);
    return exchange;
  };

  const goOn = (request: FastifyRequest, exchange: OpenExchange): OngoingExchange => {
    const { socket } = request.raw;
    const ports = { clock: liveClock, observe };
    const traffic = createTrafficBook(ports, readRequestId(request), () => bytes.take(socket));
    exchange.traffic = traffic;
    traffic.note();
    return { carried: traffic.note };
  };

  app.addHook('onRequest', async (request, reply) => {
    if (!request.ws) {
      const exchange = open(request);
      reply.raw.once('close', () => exchange.end(reply.raw.headersSent ? reply.raw.statusCode : null));
    }
  });

  const exchangeOf = (request: FastifyRequest) => openExchanges.get(request) ?? open(request);

  return {
    noteItems: (request, items) => {
      exchangeOf(request).items = items;
    },
    bookStream: (request) => goOn(request, exchangeOf(request)),
    bookSocket: (request) => {
      const exchange = open(request);
      return { ...goOn(request, exchange), closed: () => exchange.end(101) };
    },
    settled: inFlight.settled,
  };
}

function readRequestId(request: FastifyRequest): string {
  const id = request.headers[requestIdHeader];
  return typeof id === 'string' ? id : '';
}
