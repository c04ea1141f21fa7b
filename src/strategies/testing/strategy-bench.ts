import type { Observation } from '../../core/observation.js';
import type { Client, OutboundRequest, RequestHandler, SocketHandler } from '../../core/ports/transport.js';
import { createSeededRandom } from '../../core/seeded-random.js';
import { createEventSource, type EventSource } from '../../source/event-source.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { createSettleInNode } from '../../worlds/virtual/settle-in-node.js';
import { createVirtualClock, type VirtualClock } from '../../worlds/virtual/virtual-clock.js';
import { virtualCrypto } from '../../worlds/virtual/virtual-crypto.js';
import { createVirtualNetwork } from '../../worlds/virtual/virtual-network.js';
import { createVirtualStorage } from '../../worlds/virtual/virtual-storage.js';
import type { ConsumerContext } from '../contract.js';

/** A source and one consumer's context in virtual time, with everything that passes between them laid open. */
export interface StrategyBench {
  readonly clock: VirtualClock;
  readonly source: EventSource;
  readonly context: ConsumerContext;
  /** What the consumer was handed, and when. */
  readonly deliveries: { readonly atUs: number; readonly id: string }[];
  /** What the consumer sent, and when. */
  readonly requests: { readonly atUs: number; readonly request: OutboundRequest }[];
  /** How many of them have neither an answer nor a failure. */
  openRequests(): number;
  /** What the source's dispatcher booked. */
  readonly booked: Observation[];
  /** Emits an event at this instant, with an id of its own. */
  emitAt(atUs: number, id: string, audience?: 'all' | number): Promise<void>;
  sleepUntil(atUs: number): Promise<void>;
  /** Puts another handler in the source's place; undefined puts the source back. */
  replaceSource(handler: RequestHandler | undefined): void;
  /** The same for sockets. */
  replaceSockets(handler: SocketHandler | undefined): void;
  /** The trial is given up. */
  abort(): void;
}

export interface BenchOptions {
  readonly source?: Readonly<Record<string, unknown>>;
  readonly oneWayUs?: number;
  readonly seed?: number;
  readonly consumer?: number;
}

/** Runs `body` in virtual time, from instant 0 on. */
export async function withStrategyBench(
  options: BenchOptions,
  body: (bench: StrategyBench) => Promise<void>,
): Promise<void> {
  const bench = createBench(options);
  await bench.clock.run(() => body(bench));
}

function createBench(options: BenchOptions): StrategyBench {
  const clock = createVirtualClock(createSettleInNode());
  const random = createSeededRandom(options.seed ?? 1);
  const link = { latency: options.oneWayUs ?? 0, jitter: 0 };
  const network = createVirtualNetwork(clock, link, random.fork('network'));
  const deliveries: StrategyBench['deliveries'] = [];
  const requests: StrategyBench['requests'] = [];
  const booked: Observation[] = [];
  const aborting = new AbortController();
  const sourcePorts = {
    clock,
    random: random.fork('source'),
    crypto: virtualCrypto,
    client: network.createClient(),
  };
  const source = createEventSource(
    { ...sourcePorts, observe: (each) => booked.push(each) },
    sourceOptionsSchema.parse(options.source ?? {}),
  );
  let emitted = 0;
  let replacement: RequestHandler | undefined;
  let socketReplacement: SocketHandler | undefined;
  const { url: sourceUrl } = network
    .createServer(() => undefined)
    .mount('', {
      onRequest: (request) => (replacement ?? source.handlers.onRequest)(request),
      onSocket: (request, socket) => (socketReplacement ?? source.handlers.onSocket)(request, socket),
    });
  const consumerServer = network.createServer(() => undefined);
  const sending = noteSent(network.createClient(), (request) =>
    requests.push({ atUs: clock.nowUs(), request }),
  );
  const context: ConsumerContext = {
    consumer: options.consumer ?? 0,
    sourceUrl,
    clock,
    random: random.fork('consumer'),
    crypto: virtualCrypto,
    storage: createVirtualStorage(),
    deliver: ({ id }) => deliveries.push({ atUs: clock.nowUs(), id }),
    signal: aborting.signal,
    transport: {
      ...sending.client,
      listen: async (handlers) => consumerServer.mount('/consumers/0', handlers),
    },
  };
  return {
    ...{ clock, source, context, deliveries, requests, booked },
    openRequests: sending.openRequests,
    emitAt: async (atUs, id, audience = 'all') => {
      await clock.sleepUntil(atUs);
      emitted += 1;
      source.emit({
        id,
        sequence: emitted,
        type: 't',
        key: id,
        occurredAt: '2026-01-01T00:00:00Z',
        audience,
        payloadJson: '{}',
      });
    },
    sleepUntil: (atUs) => clock.sleepUntil(atUs),
    replaceSource: (handler) => {
      replacement = handler;
    },
    replaceSockets: (handler) => {
      socketReplacement = handler;
    },
    abort: () => aborting.abort(),
  };
}

function noteSent(client: Client, note: (request: OutboundRequest) => void) {
  let open = 0;
  const noting =
    <T>(send: (request: OutboundRequest) => Promise<T>) =>
    (request: OutboundRequest): Promise<T> => {
      note(request);
      open += 1;
      return send(request).finally(() => {
        open -= 1;
      });
    };
  const noted: Client = {
    request: noting(client.request),
    openStream: noting(client.openStream),
    openSocket: noting(client.openSocket),
  };
  return { client: noted, openRequests: () => open };
}
