import type { Observation } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import type { OutboundRequest, RequestHandler, SocketHandler } from '../../core/ports/transport.js';
import { createSeededRandom } from '../../core/seeded-random.js';
import { createEventSource, type EventSource } from '../../source/event-source.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { createSettleInNode } from '../../worlds/virtual/settle-in-node.js';
import { createVirtualClock, type VirtualClock } from '../../worlds/virtual/virtual-clock.js';
import { virtualCrypto } from '../../worlds/virtual/virtual-crypto.js';
import { createVirtualNetwork } from '../../worlds/virtual/virtual-network.js';
import { createVirtualStorage } from '../../worlds/virtual/virtual-storage.js';
import type { ConsumerContext } from '../contract.js';
import type { BenchParts } from './bench-parts.js';
import { breakHandlers } from './breakable-handlers.js';
import { type OpenWork, watchOpenWork } from './open-work.js';

/** A source and one consumer's context, with everything that passes between them laid open. */
export interface StrategyBench {
  readonly clock: Clock;
  readonly source: EventSource;
  readonly context: ConsumerContext;
  /** What the consumer was handed, and when. */
  readonly deliveries: { readonly atUs: number; readonly id: string }[];
  /** What the consumer sent, and when. */
  readonly requests: { readonly atUs: number; readonly request: OutboundRequest }[];
  /** What both of them have begun and not ended. */
  openWork(): OpenWork;
  /** What the source's dispatcher booked. */
  readonly booked: Observation[];
  /** Emits an event now, with an id of its own. */
  emit(id: string, audience?: 'all' | number): void;
  /** Emits an event at this instant. */
  emitAt(atUs: number, id: string, audience?: 'all' | number): Promise<void>;
  sleepUntil(atUs: number): Promise<void>;
  /** Puts another handler in the source's place; undefined puts the source back. */
  replaceSource(handler: RequestHandler | undefined): void;
  /** The same for sockets. */
  replaceSockets(handler: SocketHandler | undefined): void;
  /** The source cuts what is open, and answers every request with 500. */
  failSource(): void;
  /** The source works again. */
  recoverSource(): void;
  /** The trial is given up. */
  abort(): void;
}

export interface BenchOptions {
  /** Source options as they stand in a scenario. */
  readonly source?: unknown;
  /** In virtual time only. */
  readonly oneWayUs?: number;
  readonly seed?: number;
  readonly consumer?: number;
}

/** Runs `body` with a bench in virtual time, from instant 0 on. */
export async function withStrategyBench(
  options: BenchOptions,
  body: (bench: StrategyBench) => Promise<void>,
): Promise<void> {
  const clock = createVirtualClock(createSettleInNode());
  const bench = assembleBench(createVirtualParts(clock, options));
  await clock.run(() => body(bench));
}

function createVirtualParts(
  clock: VirtualClock,
  { source = {}, oneWayUs = 0, seed = 1, consumer = 0 }: BenchOptions,
): BenchParts {
  const random = createSeededRandom(seed);
  const network = createVirtualNetwork(clock, { latency: oneWayUs, jitter: 0 }, random.fork('network'));
  const sourceServer = network.createServer(() => undefined);
  const consumerServer = network.createServer(() => undefined);
  return {
    ...{ clock, random, crypto: virtualCrypto, storage: createVirtualStorage(), consumer },
    sourceOptions: sourceOptionsSchema.parse(source),
    createSourceClient: network.createClient,
    consumerClient: network.createClient(),
    mountSource: (handlers) => sourceServer.mount('', handlers),
    mountConsumer: (handlers) => consumerServer.mount('/consumers/0', handlers),
  };
}

/** The bench of a world, the same for both. */
export function assembleBench(parts: BenchParts): StrategyBench {
  const { clock, random, crypto, storage, consumer } = parts;
  const deliveries: StrategyBench['deliveries'] = [];
  const requests: StrategyBench['requests'] = [];
  const booked: Observation[] = [];
  const aborting = new AbortController();
  const source = createEventSource(
    {
      ...{ clock, crypto, random: random.fork('source'), createClient: parts.createSourceClient },
      observe: (each) => booked.push(each),
    },
    parts.sourceOptions,
  );
  const work = watchOpenWork();
  const breakable = breakHandlers(source.handlers);
  const { url: sourceUrl } = parts.mountSource(work.watchServer(breakable.handlers));
  const client = work.watchClient(parts.consumerClient, (request) =>
    requests.push({ atUs: clock.nowUs(), request }),
  );
  const listen = work.watchListen(async (handlers) => parts.mountConsumer(handlers));
  const context: ConsumerContext = {
    ...{ consumer, sourceUrl, crypto, storage, clock: work.watchClock(clock) },
    random: random.fork('consumer'),
    deliver: ({ id }) => deliveries.push({ atUs: clock.nowUs(), id }),
    signal: aborting.signal,
    transport: { ...client, listen },
  };
  const emit = createEmitter(source);
  return {
    ...{ clock, source, context, deliveries, requests, booked, emit },
    openWork: work.count,
    emitAt: async (atUs, id, audience) => {
      await clock.sleepUntil(atUs);
      emit(id, audience);
    },
    sleepUntil: (atUs) => clock.sleepUntil(atUs),
    replaceSource: breakable.replaceRequests,
    replaceSockets: breakable.replaceSockets,
    failSource: breakable.fail,
    recoverSource: breakable.recover,
    abort: () => aborting.abort(),
  };
}

/** Events are numbered as they occur; otherwise they are alike. */
function createEmitter(source: EventSource): StrategyBench['emit'] {
  let emitted = 0;
  return (id, audience = 'all') => {
    emitted += 1;
    source.emit({
      ...{ id, sequence: emitted, type: 't', key: id, audience },
      occurredAt: '2026-01-01T00:00:00Z',
      payloadJson: '{}',
    });
  };
}
