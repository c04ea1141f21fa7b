import type { z } from 'zod';
import type { LinkOptions } from '../core/link-options.js';
import type { MetricValues } from '../core/metric-catalogue.js';
import type { Clock } from '../core/ports/clock.js';
import type { Crypto } from '../core/ports/crypto.js';
import type { RandomStream } from '../core/ports/random.js';
import type { Storage } from '../core/ports/storage.js';
import type { Transport } from '../core/ports/transport.js';
import type { SourceConditions } from '../core/source-conditions.js';
import type { WireUse } from '../core/wire-use.js';
import type { EventEnvelope } from '../protocol/envelope.js';

/** What one consumer's strategy is handed: the five ports, the source's address, and where events go. */
export interface ConsumerContext {
  /** Index of this consumer, from 0. */
  readonly consumer: number;
  /** Without a trailing slash. */
  readonly sourceUrl: string;
  readonly clock: Clock;
  readonly random: RandomStream;
  readonly transport: Transport;
  readonly crypto: Crypto;
  readonly storage: Storage;
  /**
   * Hands an event over to the consumer. The framework notes the instant, counts duplicates and decides what is
   * applied: a strategy never times, counts or drops anything, and may hand over the same event twice.
   */
  readonly deliver: (event: EventEnvelope) => void;
  /** Aborts when the trial is given up: end at once, also in the middle of a request. */
  readonly signal: AbortSignal;
}

/** A consumer that receives. */
export interface RunningConsumer {
  /**
   * Asks the source for the current state, for strategies that keep no copy of their own; where it is absent, the
   * events handed over so far are the copy.
   * @throws TransportError
   */
  read?(): Promise<StateAnswer>;
  /** Ends cleanly: nothing of this consumer is in flight or listening when it resolves. */
  stop(): Promise<void>;
}

/** What a read learned of the consumer's stream at the source. */
export interface StateAnswer {
  /** The last event that was visible; null where there was none. */
  readonly lastEventId: string | null;
}

/**
 * What a closed form may know about a trial: whatever may decide whether it holds. A form that does not hold under
 * them says nothing; one that is wrong would be printed as a fact.
 */
export interface Conditions {
  readonly arrivals: { readonly process: string; readonly ratePerSecond: number };
  readonly consumers: number;
  /** Whether each consumer has its own stream: it then sees the rate divided by the consumers. */
  readonly audience: 'all' | 'own';
  /** The emulated link: each message takes `latency`, and uniformly up to `jitter` more; zero for the loopback. */
  readonly link: LinkOptions;
  readonly source: SourceConditions;
  /** Of the largest event. */
  readonly payloadBytes: number;
  /** Reads of all consumers together; 0 where the scenario has none. */
  readonly readsPerSecond: number;
  /** How long events occur before the measured window, and how long that lasts. */
  readonly warmUpUs: number;
  readonly durationUs: number;
  /** The longest wait for what is late. */
  readonly drainUs: number;
}

/** What a closed form yields: the metrics that it knows, and nothing for those it does not. */
export type Prediction = Partial<MetricValues>;

/** A closed form in words. */
export interface ClosedForm {
  /** What is predicted, under which assumptions, and what is left out and why. */
  readonly summary: string;
  /** Where it comes from: a work and its year, a section of a standard, or that it is derived here, and from what. */
  readonly source: string;
}

/** A strategy with its options parsed. */
export interface ConfiguredStrategy {
  /**
   * Starts one consumer. It receives every event emitted after `start` has resolved.
   * @throws TransportError when the source cannot be reached
   */
  start(context: ConsumerContext): Promise<RunningConsumer>;
  /** The closed form for these options, or an empty prediction where none holds. */
  predict(conditions: Conditions): Prediction;
}

/** A registered strategy: everything that the rest of the program needs to know about it. */
export interface Strategy {
  readonly id: string;
  /** One line: what it does. */
  readonly summary: string;
  /** One line: what it teaches about push and pull. */
  readonly teaches: string;
  readonly closedForm: ClosedForm;
  /** How it uses connections and messages; reports tell where that is not as the others do. */
  readonly wire: WireUse;
  /** `state-on-read`: no event is handed over; the consumer asks when it wants to know. */
  readonly delivers: 'events' | 'state-on-read';
  /** Options as they stand in a scenario; the field descriptions are the documentation. */
  readonly options: z.ZodObject;
  /** Parses options as they stand in a scenario. */
  configure(rawOptions: unknown): ConfiguredStrategy;
}

interface StrategyDefinition<Options extends z.ZodObject> {
  readonly id: string;
  readonly summary: string;
  readonly teaches: string;
  readonly closedForm: ClosedForm;
  readonly wire: WireUse;
  /** Events, unless it says otherwise. */
  readonly delivers?: Strategy['delivers'];
  readonly options: Options;
  start(context: ConsumerContext, options: z.output<Options>): Promise<RunningConsumer>;
  predict(options: z.output<Options>, conditions: Conditions): Prediction;
}

/** Makes a strategy of its definition, keeping the type of its options to itself. */
export function defineStrategy<Options extends z.ZodObject>(
  definition: StrategyDefinition<Options>,
): Strategy {
  return {
    id: definition.id,
    summary: definition.summary,
    teaches: definition.teaches,
    closedForm: definition.closedForm,
    wire: definition.wire,
    delivers: definition.delivers ?? 'events',
    options: definition.options,
    configure: (rawOptions) => {
      const options = definition.options.parse(rawOptions);
      return {
        start: (context) => definition.start(context, options),
        predict: (conditions) => definition.predict(options, conditions),
      };
    },
  };
}
