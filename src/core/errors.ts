/**
 * Every way in which push-vs-poll itself fails, with the process exit code it leads to. Codes are stable and
 * never reused. The text of an error names the place; `nextStep` says what to do about it.
 */
export const errorCatalogue = {
  /** A command line that cannot be understood. */
  PVP_USAGE: { exitCode: 2 },
  /** No scenario of that name or path. */
  PVP_SCENARIO_NOT_FOUND: { exitCode: 2 },
  /** A scenario that does not validate; the message lists every fault. */
  PVP_SCENARIO_INVALID: { exitCode: 2 },
  /** The results folder cannot be written to; found out before anything starts. */
  PVP_OUTPUT_UNWRITABLE: { exitCode: 2 },
  /** A file that would be overwritten. */
  PVP_FILE_EXISTS: { exitCode: 2 },
  /** The port for metrics cannot be listened on; found out before anything starts. */
  PVP_PORT_UNAVAILABLE: { exitCode: 2 },
  /** A folder that holds no readable run. */
  PVP_RESULT_UNREADABLE: { exitCode: 2 },
  /** Runs that say nothing about each other; the message names what differs. */
  PVP_NOT_COMPARABLE: { exitCode: 2 },
  /** A process of a trial could not start or get ready. */
  PVP_START_FAILED: { exitCode: 3 },
  /** A process of a trial ended, or stopped answering, before its trial did. */
  PVP_PROCESS_DIED: { exitCode: 3 },
  /** A trial failed in a way that nothing here foresaw. */
  PVP_TRIAL_FAILED: { exitCode: 3 },
  /** The source's book and the consumers' book contradict each other. */
  PVP_BOOKS_UNBALANCED: { exitCode: 3 },
  /** Nothing can happen any more in virtual time, and the trial has not ended. */
  PVP_VIRTUAL_DEADLOCK: { exitCode: 3 },
  /** The user interrupted the run. */
  PVP_INTERRUPTED: { exitCode: 130 },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

export class PushVsPollError extends Error {
  override readonly name = 'PushVsPollError';
  readonly code: ErrorCode;
  readonly nextStep: string | undefined;

  /**
   * @param code an entry of the catalogue
   * @param message what is wrong, and where
   * @param details what to do next, and what caused it
   */
  constructor(
    code: ErrorCode,
    message: string,
    details: { readonly nextStep?: string; readonly cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.nextStep = details.nextStep;
  }

  get exitCode(): number {
    return errorCatalogue[this.code].exitCode;
  }
}

/** The text of anything thrown, for messages. */
export function describeThrown(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
