import { compare } from '../analyse/compare.js';
import type { World } from '../analyse/comparison.js';
import { isStable } from '../analyse/repetition/judge-stability.js';
import type { ReportedRun } from '../analyse/reported-run.js';
import type { Environment } from '../core/environment.js';
import type { MachineCheck } from '../core/machine-check.js';
import type { MetricValues } from '../core/metric-catalogue.js';
import type { StabilityGoal } from '../core/stability-goal.js';
import { describeEnvironment } from '../machine/describe-environment.js';
import type { TrialResult } from '../measure/trial-measurement.js';
import { buildPlan } from '../plan/build-plan.js';
import type { Plan } from '../plan/plan.js';
import { takeTrials } from '../plan/take-trials.js';
import { predictPlan } from '../predict/predict-plan.js';
import { deliveriesCsv, renderDeliveries } from '../report/deliveries-csv.js';
import { idleLookMs, measureIdleCpu } from '../run/live/measure-idle-cpu.js';
import type { OnProgress } from '../run/progress.js';
import { type RunOutcome, runPlan } from '../run/run-plan.js';
import type { LoadedScenario } from '../scenario/loaded-scenario.js';
import { createResultFolder, type ResultFolder } from '../store/result-folder.js';
import { checkMachine } from './check-machine.js';
import { chooseExitCode } from './choose-exit-code.js';
import { describePlan } from './describe-plan.js';
import { readPackageVersion } from './package-version.js';
import { poolByStrategy } from './pool-by-strategy.js';
import { requireQuickEvents } from './require-quick-events.js';
import type { CsvVariant } from './run-options.js';
import { toReportedRun } from './to-reported-run.js';
import { writeExcelCsv } from './write-excel-csv.js';
import { writeReports } from './write-reports.js';

/** What `checkMachine` takes at most, about. */
const briefLookMs = 1_000;

export interface ExecuteOptions {
  readonly world: World;
  /** The folder that gets the result folder. */
  readonly outDir: string;
  /** `excel`: the CSV files are written for spreadsheets as well. */
  readonly csv: CsvVariant;
  /** Whether a run that this machine disturbed counts as failed. */
  readonly strict: boolean;
  /** Recorded with the result. */
  readonly commandLine: readonly string[];
  /** Ends the run before the last trial of its plan; left out: all trials are run. */
  readonly stabilityGoal?: StabilityGoal | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  /** Told in words what is done before the first trial. */
  readonly onNotice: (text: string) => void;
}

export interface ExecutedScenario {
  /** Path of its result folder. */
  readonly folder: string;
  /** The names of the files in it. */
  readonly fileNames: readonly string[];
  readonly run: ReportedRun;
  /** 0 when it is complete, met every expectation of its scenario and, where that is asked, was not disturbed. */
  readonly exitCode: number;
}

/**
 * Takes a scenario from its text to its result folder. An interrupted run, and one with a failed trial, is written
 * as far as it got and marked incomplete.
 * @throws PushVsPollError when the results cannot be written, or nothing would occur in the scenario's quick form
 */
export async function executeScenario(
  loaded: LoadedScenario,
  options: ExecuteOptions,
): Promise<ExecutedScenario> {
  const startedAt = new Date();
  const plan = buildPlan(loaded);
  requireQuickEvents(plan);
  const folder = await createResultFolder(options.outDir, plan.scenario.name, startedAt, deliveriesCsv);
  try {
    const { world, signal, onProgress, stabilityGoal } = options;
    const { machine, idleCpu } = await lookAround(plan, options);
    const run = await runPlan(plan, {
      ...{ world, signal, onProgress, idleCpu, onResult: keepDeliveries(folder) },
      isEnough: (results) => stabilityGoal !== undefined && isStable(results, stabilityGoal),
    });
    const done = run.interrupted ? plan : takeTrials(plan, run.results.length / plan.strategies.length);
    const comparison = compare({
      world,
      plan: describePlan(done),
      results: run.results,
      pooled: poolByStrategy(run.results),
      predicted: predictPlan(done),
      stabilityGoal,
      simulated: world === 'live' ? await simulate(done, { signal, onProgress }) : new Map(),
      ...describeInterruption(plan, run),
    });
    const environment = await recordEnvironment(startedAt, machine, options.commandLine);
    const reported = toReportedRun(comparison, environment);
    const fileNames = await writeReports(folder, reported);
    if (options.csv === 'excel') {
      await writeExcelCsv(folder.path);
    }
    return {
      folder: folder.path,
      fileNames: [deliveriesCsv.fileName, ...fileNames],
      run: reported,
      exitCode: chooseExitCode(run, comparison, options.strict),
    };
  } catch (thrown) {
    await folder.discard();
    throw thrown;
  }
}

/** What a live run knows before it begins: its machine, and what idle processes cost on it. */
async function lookAround(plan: Plan, { world, outDir, signal, onNotice }: ExecuteOptions) {
  if (world === 'virtual') {
    return { machine: null, idleCpu: null };
  }
  onNotice(
    `Looking at this machine, and at what idle processes cost: about ${Math.round((idleLookMs + briefLookMs) / 1_000)} s`,
  );
  const machine = await checkMachine(outDir, signal);
  return { machine, idleCpu: await measureIdleCpu(plan, signal) };
}

/** Writes each trial's deliveries as soon as they are there, so that a crash later on does not lose them. */
function keepDeliveries(folder: ResultFolder) {
  return async (result: TrialResult): Promise<void> => {
    if (result.state !== 'failed') {
      await folder.addDeliveries(renderDeliveries(result.label, result.trial, result.measurement.deliveries));
    }
  };
}

/** The same plan in virtual time, by label: what the table shows beside the measured figures. */
async function simulate(
  plan: Plan,
  told: Pick<ExecuteOptions, 'signal' | 'onProgress'>,
): Promise<ReadonlyMap<string, MetricValues>> {
  const forgetting = { world: 'virtual', onResult: async () => undefined } as const;
  const { results, interrupted } = await runPlan(plan, { ...forgetting, ...told });
  const pooled = interrupted ? [] : poolByStrategy(results);
  return new Map([...pooled].map(([label, { metrics }]) => [label, metrics]));
}

function describeInterruption(plan: Plan, { results, interrupted }: RunOutcome) {
  const measured = results.filter(({ state }) => state === 'measured').length;
  return interrupted
    ? { interruptedBecause: `Interrupted after ${measured} of ${plan.trials.length} trials.` }
    : {};
}

async function recordEnvironment(
  startedAt: Date,
  machine: MachineCheck | null,
  commandLine: readonly string[],
): Promise<Environment> {
  return {
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    packageVersion: readPackageVersion(),
    ...(await describeEnvironment()),
    machine,
    commandLine,
  };
}
