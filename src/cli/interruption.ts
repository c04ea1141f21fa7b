import { errorCatalogue } from '../core/errors.js';
import { writeError } from './output.js';

/** What Ctrl-C, a polite kill and a terminal that is closed send. */
const interruptingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for Ctrl-C from now on: the first one aborts the returned signal, which asks for a clean stop; the second
 * one ends this process at once. Node's own handling is never given back, so that one which comes late can't cut
 * off what is being written; listening keeps no process alive.
 * @param whatIsKept what the user is told about what was measured until then
 */
export function listenForInterruption(whatIsKept = 'What was measured so far is written'): AbortSignal {
  const controller = new AbortController();

  function interrupt(): void {
    if (controller.signal.aborted) {
      process.exit(errorCatalogue.PVP_INTERRUPTED.exitCode);
    }
    controller.abort();
    writeError(`\nStopping. ${whatIsKept}; once more ends at once.\n`);
  }

  for (const name of interruptingSignals) {
    process.on(name, interrupt);
  }
  return controller.signal;
}
