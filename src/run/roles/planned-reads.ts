import { createInFlight } from '../../core/in-flight.js';
import type { Observe } from '../../core/observation.js';
import type { Clock } from '../../core/ports/clock.js';
import { TransportError } from '../../core/transport-error.js';
import type { PlannedRead } from '../../plan/plan.js';
import type { RunningConsumer } from '../../strategies/contract.js';

export interface PlannedReads {
  /** Starts the reads, whose offset 0 is the instant `startUs`. */
  go(startUs: number): void;
  /** Reads that were answered or have failed. */
  ended(): number;
  /**
   * Begins no further read, and resolves when none is in flight.
   * @throws what a read threw that is no TransportError
   */
  stop(): Promise<void>;
}

/**
 * The reads of a trial, each at its planned instant, whatever became of those before it (open loop). A strategy that
 * can be asked is asked; for any other the consumer's own copy answers, at once.
 * @param readers by consumer
 */
export function planReads(
  reads: readonly PlannedRead[],
  readers: readonly Pick<RunningConsumer, 'read'>[],
  ports: { readonly clock: Clock; readonly observe: Observe; readonly signal: AbortSignal },
): PlannedReads {
  const { clock, observe } = ports;
  const open = createInFlight();
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, ports.signal]);
  let ended = 0;
  let fault: { readonly thrown: unknown } | undefined;

  const perform = async ({ read, consumer }: PlannedRead): Promise<void> => {
    try {
      const answer = await readers[consumer]?.read?.();
      observe({ kind: 'read-answered', read, knows: answer ?? null, atUs: clock.nowUs() });
    } catch (thrown) {
      if (!(thrown instanceof TransportError)) {
        throw thrown;
      }
      observe({ kind: 'read-failed', read, atUs: clock.nowUs() });
    } finally {
      ended += 1;
    }
  };

  const performAll = async (startUs: number): Promise<void> => {
    for (const planned of reads) {
      await clock.sleepUntil(startUs + planned.offsetUs, ending);
      if (ending.aborted) {
        return;
      }
      open.track(perform(planned)).catch((thrown: unknown) => {
        fault ??= { thrown };
      });
    }
  };

  return {
    go: (startUs) => {
      void open.track(performAll(startUs));
    },
    ended: () => ended,
    stop: async () => {
      stopping.abort();
      await open.settled();
      if (fault !== undefined) {
        throw fault.thrown;
      }
    },
  };
}
