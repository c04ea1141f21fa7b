import type { World } from '../analyse/comparison.js';
import { errorCatalogue } from '../core/errors.js';
import { formatFamilies } from '../report/formats/contract.js';
import type { LoadedScenario } from '../scenario/loaded-scenario.js';
import { readScenarioFlags } from '../scenario/scenario-changes.js';
import { chooseWorld } from './choose-world.js';
import { createUsageError } from './create-usage-error.js';
import { describeError, type ErrorJson } from './describe-error.js';
import { describeFailures } from './describe-failures.js';
import { describeResult } from './describe-result.js';
import { type ExecutedScenario, executeScenario } from './execute-scenario.js';
import { listenForInterruption } from './interruption.js';
import { loadScenarios } from './load-scenarios.js';
import { writeError, writeOut } from './output.js';
import { chooseProgress } from './progress/choose-progress.js';
import { reportFailure } from './report-failure.js';
import type { RunArguments } from './run-options.js';

/** What became of one scenario of a command: it has a result folder, or failed before there was anything to keep. */
type ScenarioOutcome =
  | { readonly state: 'executed'; readonly exitCode: number; readonly executed: ExecutedScenario }
  | { readonly state: 'failed'; readonly exitCode: number; readonly error: ErrorJson };

/**
 * Runs or simulates scenarios, one after the other, and prints a table for each, or JSON for all. Nothing starts
 * before all have been found valid; one that fails does not keep the next from running.
 *
 * @param asked the world of the command; a scenario may decline the live one
 * @returns the gravest exit code: interrupted before failed before missed
 * @throws PushVsPollError when no scenario is named
 */
export async function runScenarios(args: RunArguments, asked: World): Promise<number> {
  if (args.scenario.length === 0) {
    throw createUsageError(
      'which scenario? push-vs-poll list names them',
      asked === 'live' ? 'run' : 'simulate',
    );
  }
  const attempts = loadScenarios(args.scenario, readScenarioFlags(args));
  const refused = attempts.filter((attempt) => attempt.state === 'refused');
  if (refused.length > 0) {
    const outcomes = refused.map(({ error }) => fail(error));
    return conclude(outcomes, args, Math.max(...outcomes.map(({ exitCode }) => exitCode)));
  }
  const scenarios = attempts.flatMap((attempt) => (attempt.state === 'loaded' ? [attempt.loaded] : []));
  const { outcomes, exitCode } = await executeInTurn(scenarios, args, asked);
  return conclude(outcomes, args, exitCode);
}

/** Prints the one document of `--json`, whatever became of the scenarios. */
function conclude(outcomes: readonly ScenarioOutcome[], { json }: RunArguments, exitCode: number): number {
  if (json) {
    writeOut(`${JSON.stringify({ runs: outcomes.map(toJson), exitCode }, null, 2)}\n`);
  }
  return exitCode;
}

/** Tells people what went wrong, and keeps it for `--json`. */
function fail(thrown: unknown): ScenarioOutcome {
  return { state: 'failed', exitCode: reportFailure(thrown), error: describeError(thrown) };
}

/** Ctrl-C ends the scenario under way, and leaves out the rest. */
async function executeInTurn(scenarios: readonly LoadedScenario[], args: RunArguments, asked: World) {
  const signal = listenForInterruption();
  const outcomes: ScenarioOutcome[] = [];
  for (const scenario of scenarios) {
    if (signal.aborted) {
      break;
    }
    const outcome = await tryScenario(scenario, args, asked, signal);
    outcomes.push(outcome);
    if (outcome.state === 'executed') {
      show(outcome.executed, args);
    }
  }
  const leftOut = outcomes.length < scenarios.length ? [errorCatalogue.PVP_INTERRUPTED.exitCode] : [];
  return { outcomes, exitCode: Math.max(...outcomes.map((outcome) => outcome.exitCode), ...leftOut) };
}

async function tryScenario(
  scenario: LoadedScenario,
  args: RunArguments,
  asked: World,
  signal: AbortSignal,
): Promise<ScenarioOutcome> {
  const { world, notice } = chooseWorld(asked, scenario);
  if (notice !== null && !args.quiet) {
    writeError(`${notice}\n`);
  }
  const progress = chooseProgress(args.quiet);
  try {
    const executed = await executeScenario(scenario, {
      world,
      outDir: args.out,
      csv: args.csv,
      commandLine: process.argv.slice(2),
      signal,
      onProgress: progress.onProgress,
    }).finally(() => progress.end());
    return { state: 'executed', exitCode: executed.exitCode, executed };
  } catch (thrown) {
    return fail(thrown);
  }
}

/** The table goes to standard output, unless that is kept for JSON. Failures are errors wherever it goes. */
function show({ folder, run: { comparison } }: ExecutedScenario, { json, quiet, csv }: RunArguments): void {
  const table = describeResult(comparison, { folder, csv, families: formatFamilies });
  if (!json) {
    writeOut(table);
  } else if (!quiet) {
    writeError(table);
  }
  for (const failure of describeFailures(comparison)) {
    writeError(`${failure}\n`);
  }
}

function toJson(outcome: ScenarioOutcome) {
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
