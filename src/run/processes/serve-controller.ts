import { setMaxListeners } from 'node:events';
import { describeThrown } from '../../core/errors.js';
import type { Observation, Observe } from '../../core/observation.js';
import { type FromProcess, type ProcessCounts, type ToProcess, toProcessSchema } from '../live/messages.js';
import { createTrafficCounter, type TrafficCounts } from '../traffic-counter.js';

/** One side of a trial, as its process serves it. */
export interface ServedRole {
  readonly addresses: Readonly<Record<string, string>>;
  go(startUs: number): void;
  counts(): Omit<ProcessCounts, keyof TrafficCounts>;
  /** For the link. */
  target?(direction: 'to-source' | 'to-consumers', port: number): void;
  /** Gives up what is in flight. */
  abort?(): void;
  stop(): Promise<void>;
}

/** Counts are told at most this often, and only after something has happened: an idle process stays idle. */
const countsEveryMs = 50;
const bookChunk = 5_000;

/**
 * The life of a trial's process: it gets its task, says when it is ready, tells its counts while it works, and at
 * the end hands over its book. It ends when the controller does, however that ends: the channel closes then.
 * Ctrl-C reaches the whole group of a terminal; here it is left to the controller, which stops its processes.
 * @param start makes the role of the task; it books through `observe`
 * @param prepare what is done first, at once, before there is a task
 */
export function serveController(
  start: (task: unknown, observe: Observe) => Promise<ServedRole>,
  prepare: () => Promise<void> = async () => undefined,
): void {
  const book: Observation[] = [];
  const traffic = createTrafficCounter();
  let role: ServedRole | undefined;
  let isTelling = false;
  const observe: Observe = (observation) => {
    book.push(observation);
    traffic.take(observation);
    if (!isTelling) {
      isTelling = true;
      setTimeout(() => {
        isTelling = false;
        tellCounts(role, traffic.counts());
      }, countsEveryMs).unref();
    }
  };

  const handle = async (message: ToProcess): Promise<void> => {
    switch (message.kind) {
      case 'start':
        await prepared;
        role = await start(message.task, observe);
        say({ kind: 'ready', addresses: role.addresses });
        return;
      case 'go':
        return role?.go(message.startUs);
      case 'target':
        return role?.target?.(message.direction, message.port);
      case 'abort':
        return role?.abort?.();
      case 'stop':
        await role?.stop();
        await handOver(book);
        process.disconnect();
        return;
      default:
        return message satisfies never;
    }
  };

  // A thousand consumers wait for one signal: by design, and no leak that Node need warn of.
  setMaxListeners(0);
  const prepared = prepare();
  // Ctrl-C, a closed terminal and `timeout` reach the whole process group; the controller alone decides what comes
  // of them, and its end ends this process as well.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) {
    process.on(signal, () => undefined);
  }
  process.once('disconnect', () => process.exit());
  process.on('uncaughtException', failLoudly);
  process.on('message', (raw) => {
    handle(toProcessSchema.parse(raw)).catch(failLoudly);
  });
}

function say(message: FromProcess): void {
  process.send?.(message, () => undefined);
}

function tellCounts(role: ServedRole | undefined, traffic: TrafficCounts): void {
  if (role !== undefined && process.connected) {
    say({ kind: 'counts', counts: { ...role.counts(), ...traffic } });
  }
}

/** In pieces, so that no single message blocks the channel; resolves when all have left. */
async function handOver(book: readonly Observation[]): Promise<void> {
  for (let first = 0; first < book.length; first += bookChunk) {
    await sayAndWait({ kind: 'book', observations: book.slice(first, first + bookChunk) });
  }
  await sayAndWait({ kind: 'stopped' });
}

function sayAndWait(message: FromProcess): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}

function failLoudly(thrown: unknown): void {
  sayAndWait({ kind: 'failed', message: describeThrown(thrown) }).finally(() => process.exit(1));
}
