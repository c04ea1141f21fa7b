import type { ScenarioEnding } from '../report/ci/scenario-ending.js';
import { describeError, type ErrorJson } from './describe-error.js';
import type { ExecutedScenario } from './execute-scenario.js';
import { reportFailure } from './report-failure.js';

/** What became of one scenario of a command: it has a result folder, or failed before there was anything to keep. */
export type ScenarioOutcome =
  | { readonly state: 'executed'; readonly exitCode: number; readonly executed: ExecutedScenario }
  | {
      readonly state: 'failed';
      readonly exitCode: number;
      /** The scenario, as it was asked for. */
      readonly name: string;
      readonly error: ErrorJson;
    };

/** Tells people what went wrong with a scenario, and keeps it for programs. */
export function toFailedOutcome(name: string, thrown: unknown): ScenarioOutcome {
  return { state: 'failed', exitCode: reportFailure(thrown), name, error: describeError(thrown) };
}

/** An outcome as `--json` prints it. */
export function toOutcomeJson(outcome: ScenarioOutcome) {
  const { exitCode } = outcome;
  switch (outcome.state) {
    case 'executed': {
      const { folder, run } = outcome.executed;
      return {
        folder,
        exitCode,
        comparison: { ...run.comparison, environment: run.environment },
        error: null,
      };
    }
    case 'failed':
      return { folder: null, exitCode, comparison: null, error: outcome.error };
    default:
      return outcome satisfies never;
  }
}

/** An outcome as the files for CI systems tell it. */
export function toEnding(outcome: ScenarioOutcome): ScenarioEnding {
  switch (outcome.state) {
    case 'executed': {
      const { folder, run } = outcome.executed;
      return { state: 'written', run, folder };
    }
    case 'failed': {
      const { name, error } = outcome;
      return nothing(name, error.code ?? 'unexpected', error.message);
    }
    default:
      return outcome satisfies never;
  }
}

/** A scenario that nothing has become of, since the command was interrupted before its turn. */
export function toEndingNotBegun(name: string): ScenarioEnding {
  return nothing(name, 'PVP_INTERRUPTED', 'Not run: the command was interrupted.');
}

function nothing(name: string, code: string, message: string): ScenarioEnding {
  return { state: 'nothing', name, at: new Date().toISOString(), code, message };
}
