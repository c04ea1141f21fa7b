import { describeThrown, PushVsPollError } from '../core/errors.js';
import { writeError } from './output.js';

/** The exit code of a failure that push-vs-poll did not foresee. */
const unexpectedFailure = 3;

/** Tells the user what went wrong and what to do next, on standard error. Returns the exit code it leads to. */
export function reportFailure(thrown: unknown): number {
  if (thrown instanceof PushVsPollError) {
    writeError(`error ${thrown.code}: ${thrown.message}\n`);
    if (thrown.nextStep !== undefined) {
      writeError(`next: ${thrown.nextStep}\n`);
    }
    return thrown.exitCode;
  }
  writeError(`error: ${describeThrown(thrown)}\n`);
  if (process.env['DEBUG'] === undefined) {
    writeError(
      'next: this is a fault in push-vs-poll; report it with the output of the same command and DEBUG=1\n',
    );
  } else if (thrown instanceof Error) {
    writeError(`${thrown.stack}\n`);
  }
  return unexpectedFailure;
}
