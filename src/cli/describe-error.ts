import { describeThrown, type ErrorCode, PushVsPollError } from '../core/errors.js';
import type { ScenarioFault } from '../scenario/scenario-fault.js';
import { ScenarioInvalidError } from '../scenario/scenario-invalid-error.js';

/** A fault of a scenario in JSON. It stands in a file or in an option; the other of the two is null. */
interface FaultJson {
  readonly file: string | null;
  /** Lines and columns count from 1. */
  readonly line: number | null;
  readonly column: number | null;
  readonly option: string | null;
  /** Of the field, such as `workload.duration`; empty for the file as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** An error as `--json` prints it. */
export interface ErrorJson {
  /** Null for a failure that push-vs-poll did not foresee. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly nextStep: string | null;
  /** Of an invalid scenario; empty for every other error. */
  readonly faults: readonly FaultJson[];
}

/** Anything thrown, for programs. */
export function describeError(thrown: unknown): ErrorJson {
  return thrown instanceof PushVsPollError
    ? {
        code: thrown.code,
        message: thrown.message,
        nextStep: thrown.nextStep ?? null,
        faults: thrown instanceof ScenarioInvalidError ? thrown.faults.map(describeFault) : [],
      }
    : { code: null, message: describeThrown(thrown), nextStep: null, faults: [] };
}

function describeFault({ place, key, problem }: ScenarioFault): FaultJson {
  switch (place.kind) {
    case 'file': {
      const { file, line, column } = place;
      return { file, line, column, option: null, path: key, problem };
    }
    case 'option':
      return { file: null, line: null, column: null, option: place.option, path: key, problem };
    default:
      return place satisfies never;
  }
}
