import type { Clock } from '../../core/ports/clock.js';
import type { Crypto } from '../../core/ports/crypto.js';
import type { RandomStream } from '../../core/ports/random.js';
import type { Storage } from '../../core/ports/storage.js';
import type { Client, Handlers, Listener } from '../../core/ports/transport.js';
import type { SourceOptions } from '../../source/options.js';

/** What a world contributes to a bench. */
export interface BenchParts {
  readonly clock: Clock;
  readonly random: RandomStream;
  readonly crypto: Crypto;
  readonly storage: Storage;
  readonly sourceOptions: SourceOptions;
  readonly createSourceClient: () => Client;
  readonly consumerClient: Client;
  readonly mountSource: (handlers: Handlers) => Listener;
  readonly mountConsumer: (handlers: Handlers) => Listener;
  readonly consumer: number;
}
