import type { RandomStream } from '../../core/ports/random.js';
import { TransportError } from '../../core/transport-error.js';
import { durationField } from '../../core/units/fields.js';
import type { ConsumerContext, RunningConsumer } from '../contract.js';
import { createGrowingGap, type GrowingGap } from './growing-gap.js';

/** Options of every strategy that keeps a connection open. */
export const connectionOptions = {
  'idle-timeout': durationField(
    'How long the connection may be silent before it is taken for dead; longer than the source’s heartbeat.',
    { min: 1_000, max: 86_400_000_000 },
  ).prefault('45s'),
  'reconnect-min': durationField(
    'Wait before the first attempt to connect again, unless the source suggests another; doubles with each that ' +
      'fails. Varied by a quarter, up or down.',
    { min: 1_000, max: 3_600_000_000 },
  ).prefault('1s'),
  'reconnect-max': durationField('Longest wait before an attempt to connect again.', {
    min: 1_000,
    max: 3_600_000_000,
  }).prefault('30s'),
  timeout: durationField('When an attempt to connect is given up.', {
    min: 1_000,
    max: 600_000_000,
  }).prefault('10s'),
};

/** A connection that has been established. */
export interface Connection {
  /** Resolves when it is over, whatever has ended it. */
  readonly ended: Promise<void>;
  /** Ends it cleanly. */
  close(): void;
}

export interface Reconnection {
  /** @throws TransportError when it cannot be established, or `signal` aborts; which also cuts it later on */
  readonly connect: (signal: AbortSignal) => Promise<Connection>;
  /** Waits between the attempts; the first after a connection that was established is the shortest. */
  readonly gaps: GrowingGap;
}

/**
 * Keeps a connection: when one ends, the next is made. Resolves when the first one is established.
 * @throws TransportError when the first one cannot be
 */
export async function stayConnected(
  { clock, signal: aborted }: Pick<ConsumerContext, 'clock' | 'signal'>,
  { connect, gaps }: Reconnection,
): Promise<RunningConsumer> {
  const givingUp = new AbortController();
  const signal = AbortSignal.any([aborted, givingUp.signal]);
  let connection: Connection | undefined = await connect(signal);
  let isStopping = false;

  const keep = async (): Promise<void> => {
    for (;;) {
      await connection?.ended;
      connection = undefined;
      if (isStopping || aborted.aborted) {
        return;
      }
      await clock.sleepUntil(clock.nowUs() + gaps.nextUs(), signal);
      if (signal.aborted) {
        return;
      }
      connection = await connect(signal).catch(ignoreTransportError);
      if (connection !== undefined) {
        gaps.reset();
      }
    }
  };

  const ended = keep();
  return {
    stop: async () => {
      isStopping = true;
      if (connection === undefined) {
        givingUp.abort();
      } else {
        connection.close();
      }
      await ended;
    },
  };
}

/** Waits before attempts to connect again, by a strategy's options. */
export function reconnectGaps(
  options: { readonly 'reconnect-min': number; readonly 'reconnect-max': number },
  random: RandomStream,
): GrowingGap {
  const { 'reconnect-min': minUs, 'reconnect-max': maxUs } = options;
  return createGrowingGap({ minUs, maxUs: Math.max(minUs, maxUs), factor: 2, jitter: 0.25 }, random);
}

/** The transport has booked the failure already; the answer to it is the next attempt. */
function ignoreTransportError(thrown: unknown): undefined {
  if (!(thrown instanceof TransportError)) {
    throw thrown;
  }
}
