import type { World } from '../analyse/comparison.js';
import { errorCatalogue } from '../core/errors.js';
import type { StabilityGoal } from '../core/stability-goal.js';
import type { OnProgress } from '../run/progress.js';
import type { LoadedScenario } from '../scenario/loaded-scenario.js';
import { readScenarioFlags } from '../scenario/scenario-changes.js';
import { gravestExitCode } from './choose-exit-code.js';
import { chooseWorld } from './choose-world.js';
import { prepareCiFiles, writeCiFiles } from './ci-files.js';
import { createUsageError } from './create-usage-error.js';
import { describeDisturbance } from './describe-disturbance.js';
import { describeFailures } from './describe-failures.js';
import { describeResult } from './describe-result.js';
import { type ExecutedScenario, executeScenario } from './execute-scenario.js';
import { listenForInterruption } from './interruption.js';
import { loadScenarios } from './load-scenarios.js';
import type { MetricsEndpoint } from './metrics/open-metrics-endpoint.js';
import { writeError, writeOut } from './output.js';
import { chooseProgress } from './progress/choose-progress.js';
import { reportFailure } from './report-failure.js';
import type { RunArguments } from './run-options.js';
import {
  type ScenarioOutcome,
  toEnding,
  toEndingNotBegun,
  toFailedOutcome,
  toOutcomeJson,
} from './scenario-outcome.js';
import { readStabilityGoal } from './until-stable.js';

/** What became of a command's scenarios. */
interface Outcomes {
  readonly outcomes: readonly ScenarioOutcome[];
  /** Names of scenarios whose turn did not come. */
  readonly notBegun: readonly string[];
  readonly exitCode: number;
}

/**
 * Runs or simulates scenarios, one after the other, and prints a table for each, or JSON for all. Nothing starts
 * before all have been found valid; one that fails does not keep the next from running.
 *
 * @param asked the world of the command; a scenario may decline the live one
 * @returns the gravest exit code: interrupted before failed before disturbed before missed
 * @throws PushVsPollError when no scenario is named, or what the command line asks for cannot be had
 */
export async function runScenarios(args: RunArguments, asked: World): Promise<number> {
  const command = asked === 'live' ? 'run' : 'simulate';
  if (args.scenario.length === 0) {
    throw createUsageError('which scenario? push-vs-poll list names them', command);
  }
  await prepareCiFiles(args, command);
  const stabilityGoal = readStabilityGoal(args, command);
  const trials = stabilityGoal === undefined ? args.trials : String(stabilityGoal.mostTrials);
  const attempts = loadScenarios(args.scenario, readScenarioFlags({ ...args, trials }));
  const refused = attempts.filter((attempt) => attempt.state === 'refused');
  if (refused.length > 0) {
    const outcomes = refused.map(({ asked: name, error }) => toFailedOutcome(name, error));
    const exitCode = gravestExitCode(outcomes.map((outcome) => outcome.exitCode));
    return conclude({ outcomes, notBegun: [], exitCode }, args);
  }
  const scenarios = attempts.flatMap((attempt) => (attempt.state === 'loaded' ? [attempt.loaded] : []));
  const endpoint = await openEndpoint(args, command);
  try {
    return await conclude(await executeInTurn(scenarios, args, { asked, endpoint, stabilityGoal }), args);
  } finally {
    await endpoint?.close();
  }
}

/** Its code is loaded only where it is wanted. */
async function openEndpoint(
  { 'metrics-port': port, quiet }: RunArguments,
  command: string,
): Promise<MetricsEndpoint | null> {
  if (port === undefined) {
    return null;
  }
  const { openMetricsEndpoint } = await import('./metrics/open-metrics-endpoint.js');
  const endpoint = await openMetricsEndpoint(port, command);
  if (!quiet) {
    writeError(`Metrics: ${endpoint.url}\n`);
  }
  return endpoint;
}

/** Writes the files for CI systems, and prints the one document of `--json`, whatever became of the scenarios. */
async function conclude(ended: Outcomes, args: RunArguments): Promise<number> {
  const { outcomes, notBegun } = ended;
  const endings = [...outcomes.map(toEnding), ...notBegun.map(toEndingNotBegun)];
  const unwritten = await writeCiFiles(args, endings).then(() => 0, reportFailure);
  const exitCode = gravestExitCode([ended.exitCode, unwritten]);
  if (args.json) {
    writeOut(`${JSON.stringify({ runs: outcomes.map(toOutcomeJson), exitCode }, null, 2)}\n`);
  }
  return exitCode;
}

interface Execution {
  readonly asked: World;
  readonly endpoint: MetricsEndpoint | null;
  readonly stabilityGoal: StabilityGoal | undefined;
}

/** Ctrl-C ends the scenario under way, and leaves out the rest. */
async function executeInTurn(
  scenarios: readonly LoadedScenario[],
  args: RunArguments,
  execution: Execution,
): Promise<Outcomes> {
  const signal = listenForInterruption();
  const outcomes: ScenarioOutcome[] = [];
  for (const scenario of scenarios) {
    if (signal.aborted) {
      break;
    }
    const outcome = await tryScenario(scenario, args, execution, signal);
    outcomes.push(outcome);
    if (outcome.state === 'executed') {
      show(outcome.executed, args);
    }
  }
  const notBegun = scenarios.slice(outcomes.length).map(({ scenario: { name } }) => name);
  const leftOut = notBegun.length > 0 ? [errorCatalogue.PVP_INTERRUPTED.exitCode] : [];
  const exitCode = gravestExitCode([...outcomes.map((outcome) => outcome.exitCode), ...leftOut]);
  return { outcomes, notBegun, exitCode };
}

async function tryScenario(
  scenario: LoadedScenario,
  args: RunArguments,
  { asked, endpoint, stabilityGoal }: Execution,
  signal: AbortSignal,
): Promise<ScenarioOutcome> {
  const { world, notice } = chooseWorld(asked, scenario);
  if (notice !== null && !args.quiet) {
    writeError(`${notice}\n`);
  }
  const { name } = scenario.scenario;
  const progress = chooseProgress(args.quiet);
  try {
    const executed = await executeScenario(scenario, {
      world,
      outDir: args.out,
      csv: args.csv,
      strict: args.strict,
      commandLine: process.argv.slice(2),
      stabilityGoal,
      signal,
      onNotice: (text) => args.quiet || writeError(`${text}\n`),
      onProgress: tellAll([progress.onProgress, endpoint?.follow(name)]),
    }).finally(() => progress.end());
    return { state: 'executed', exitCode: executed.exitCode, executed };
  } catch (thrown) {
    return toFailedOutcome(name, thrown);
  }
}

function tellAll(listeners: readonly (OnProgress | undefined)[]): OnProgress {
  return (progress) => {
    for (const listener of listeners) {
      listener?.(progress);
    }
  };
}

/** The table goes to standard output, unless that is kept for JSON. Failures are errors wherever it goes. */
function show({ folder, fileNames, run: { comparison } }: ExecutedScenario, args: RunArguments): void {
  const { json, quiet, csv, strict, explain } = args;
  const table = describeResult(comparison, { folder, csv, fileNames, explain });
  if (!json) {
    writeOut(table);
  } else if (!quiet) {
    writeError(table);
  }
  const disturbance = strict ? describeDisturbance(comparison) : null;
  for (const failure of [...describeFailures(comparison), ...(disturbance === null ? [] : [disturbance])]) {
    writeError(`${failure}\n`);
  }
}
