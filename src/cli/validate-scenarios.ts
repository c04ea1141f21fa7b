import { noChanges } from '../scenario/scenario-changes.js';
import { describeError } from './describe-error.js';
import { type LoadAttempt, loadScenarios } from './load-scenarios.js';
import { writeOut } from './output.js';
import { reportFailure } from './report-failure.js';

/**
 * Validates scenario files: one line for each valid one, and all faults of all others as errors.
 *
 * @returns exit code 0 when all are valid, else that of the faults
 */
export async function validateScenarios(args: {
  readonly file: readonly string[];
  readonly json: boolean;
}): Promise<number> {
  const attempts = loadScenarios(args.file, noChanges);
  const exitCodes = attempts.map((attempt) => report(attempt, args.json));
  if (args.json) {
    writeOut(`${JSON.stringify(attempts.map(toJson), null, 2)}\n`);
  }
  return Math.max(0, ...exitCodes);
}

function report(attempt: LoadAttempt, json: boolean): number {
  switch (attempt.state) {
    case 'refused':
      return reportFailure(attempt.error);
    case 'loaded':
      if (!json) {
        writeOut(`${attempt.loaded.path}: valid\n`);
      }
      return 0;
  }
}

function toJson(attempt: LoadAttempt) {
  switch (attempt.state) {
    case 'loaded':
      return { file: attempt.asked, valid: true, error: null };
    case 'refused':
      return { file: attempt.asked, valid: false, error: describeError(attempt.error) };
  }
}
