import type { Observe } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import type { Crypto } from '../../core/ports/crypto.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { Storage } from '../../core/ports/storage.js';
import type { Client, Handlers, Listener } from '../../core/ports/transport.js';
import type { PlannedRead } from '../../plan/plan.js';
import type { EventEnvelope } from '../../protocol/envelope.js';
import type { ConfiguredStrategy, RunningConsumer } from '../../strategies/contract.js';
import { findStrategy } from '../../strategies/find-strategy.js';
import { bookRequests } from '../book-requests.js';
import { type ConsumerModel, createModelledConsumer, type ModelledConsumer } from './modelled-consumer.js';
import { planReads } from './planned-reads.js';

/** What the consumers need to know of a trial. */
export interface ConsumersTask {
  readonly sourceUrl: string;
  readonly consumers: number;
  readonly strategy: { readonly id: string; readonly options: Readonly<Record<string, unknown>> };
  readonly consumer: ConsumerModel;
  /** In order of their instants. */
  readonly reads: readonly PlannedRead[];
}

export interface ConsumersPorts {
  readonly clock: Clock;
  readonly random: RandomStream;
  readonly crypto: Crypto;
  /** A client with connections of its own: each consumer is a system of its own. */
  readonly createClient: () => Client;
  readonly openStorage: (owner: string) => Storage;
  readonly mount: (prefix: string, handlers: Handlers) => Listener;
  readonly observe: Observe;
}

export interface ConsumersRole {
  /** Starts the planned reads, whose offset 0 is the instant `startUs`. */
  go(startUs: number): void;
  /** Expected deliveries made so far: each event and consumer once. */
  delivered(): number;
  /** Planned reads that were answered or have failed. */
  readsEnded(): number;
  /** Ends all consumers cleanly. */
  stop(): Promise<void>;
  /** Gives everything up at once, also what is in flight. */
  abort(): void;
}

interface OneConsumer {
  readonly model: ModelledConsumer;
  readonly running: RunningConsumer;
}

/**
 * The consumers' side of a trial, the same in both worlds. All consumers are live when it resolves.
 * @throws TransportError when one of them cannot start
 */
export async function startConsumersRole(ports: ConsumersPorts, task: ConsumersTask): Promise<ConsumersRole> {
  const strategy = findStrategy(task.strategy.id).configure(task.strategy.options);
  const aborting = new AbortController();
  const seen = new Set<string>();
  const note = (consumer: number, event: EventEnvelope) => seen.add(`${consumer} ${event.id}`);
  const starting = Array.from({ length: task.consumers }, (_, consumer) =>
    startConsumer(ports, task, strategy, consumer, aborting.signal, note),
  );
  const consumers = await Promise.all(starting).catch(async (thrown: unknown) => {
    aborting.abort();
    await Promise.allSettled(starting);
    throw thrown;
  });
  const readers = consumers.map(({ running }) => running);
  const reads = planReads(task.reads, readers, { ...ports, signal: aborting.signal });
  return {
    go: reads.go,
    delivered: () => seen.size,
    readsEnded: reads.ended,
    stop: async () => {
      await reads.stop();
      await Promise.all(consumers.map(({ running }) => running.stop()));
      await settleWithin(ports.clock, consumers, settleLimitUs);
      aborting.abort();
      await Promise.all(consumers.map(({ model }) => model.settled()));
    },
    abort: () => aborting.abort(),
  };
}

/** What consumers have accepted and not applied by then stays unapplied: a backlog does not hold up a trial's end. */
const settleLimitUs = 5_000_000;

async function settleWithin(clock: Clock, consumers: readonly OneConsumer[], limitUs: number): Promise<void> {
  const settled = new AbortController();
  const limit = clock.sleepUntil(clock.nowUs() + limitUs, settled.signal);
  await Promise.race([Promise.all(consumers.map(({ model }) => model.settled())), limit]);
  settled.abort();
}

async function startConsumer(
  ports: ConsumersPorts,
  task: ConsumersTask,
  strategy: ConfiguredStrategy,
  consumer: number,
  signal: AbortSignal,
  note: (consumer: number, event: EventEnvelope) => void,
): Promise<OneConsumer> {
  const { clock, crypto, observe } = ports;
  const model = createModelledConsumer(consumer, task.consumer, { clock, observe, signal });
  const sender = `c${consumer}`;
  const client = bookRequests(ports.createClient(), { sender, consumer, clock, observe });
  const running = await strategy.start({
    consumer,
    sourceUrl: task.sourceUrl,
    clock,
    crypto,
    random: ports.random.fork(`consumer-${consumer}`),
    transport: { ...client, listen: async (handlers) => ports.mount(`/consumers/${consumer}`, handlers) },
    storage: ports.openStorage(sender),
    deliver: (event) => {
      model.deliver(event);
      note(consumer, event);
    },
    signal,
  });
  return { model, running };
}
