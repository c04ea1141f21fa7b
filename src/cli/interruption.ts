import { errorCatalogue } from '../core/errors.js';
import { writeError } from './output.js';

/** What Ctrl-C and a polite kill send. */
const interruptingSignals = ['SIGINT', 'SIGTERM'] as const;

/** The user's wish to stop. */
export interface Interruption {
  /** Aborts at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Gives the signals back to Node. */
  stopListening(): void;
}

/** Listens for Ctrl-C: the first one asks for a clean stop, the second one ends this process at once. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const exitCode = errorCatalogue.PVP_INTERRUPTED.exitCode;

  function interrupt(): void {
    if (controller.signal.aborted) {
      process.exit(exitCode);
    }
    controller.abort();
    writeError('\nStopping. What was measured so far is written; once more ends at once.\n');
  }

  for (const name of interruptingSignals) {
    process.on(name, interrupt);
  }
  return {
    signal: controller.signal,
    stopListening: () => {
      for (const name of interruptingSignals) {
        process.off(name, interrupt);
      }
    },
  };
}
