import type { CapacityReport, CapacityTarget, JudgedStep, TargetCapacity } from '../core/capacity.js';
import { describeThrown, errorCatalogue } from '../core/errors.js';
import { parseDurationUs } from '../core/units/duration.js';
import type { Parsed } from '../core/units/quantity.js';
import { parseRatePerSecond } from '../core/units/rate.js';
import { measureOtherLoad } from '../machine/measure-other-load.js';
import { measureTarget } from '../machine/measure-target.js';
import { buildPlan } from '../plan/build-plan.js';
import type { Plan, TrialPlan } from '../plan/plan.js';
import { renderCapacityFiles } from '../report/capacity/capacity-csv.js';
import { renderTerminalCapacity } from '../report/capacity/terminal-capacity.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { readScenarioFlags } from '../scenario/scenario-changes.js';
import { createPlainFolder } from '../store/result-folder.js';
import { writeFiles } from '../store/write-files.js';
import { liveClock } from '../worlds/live/live-clock.js';
import { describeConditions, describeOtherLoad } from './capacity-notes.js';
import { type StartedTarget, startFeed, startReceiver } from './capacity-targets.js';
import { createUsageError } from './create-usage-error.js';
import { listenForInterruption } from './interruption.js';
import { writeError, writeOut } from './output.js';
import { reportFailure } from './report-failure.js';
import { describeTerminal } from './terminal.js';

interface CapacityArguments {
  readonly scenario: string;
  readonly bound: string;
  readonly 'max-rate': string;
  readonly limit: string;
  readonly set?: readonly string[] | undefined;
  readonly out: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Room for one step of each target. */
const leastLimitUs = 10_000_000;
const leastRatePerSecond = 50;

/**
 * Finds out what the scenario's source and a receiver of its webhooks sustain, writes it into a result folder, and
 * prints it. What was measured before Ctrl-C is written and marked incomplete; no process is left.
 * @returns 0; 130 when it was interrupted; 3 when a process failed, in which case the rest is written as well
 * @throws PushVsPollError when an argument or the scenario is no good, or the folder cannot be written
 */
export async function measureCapacity(args: CapacityArguments): Promise<number> {
  const boundUs = readQuantity('--bound', parseDurationUs(args.bound), 1_000, '1ms');
  const maxPerSecond = readQuantity(
    '--max-rate',
    parseRatePerSecond(args['max-rate']),
    leastRatePerSecond,
    `${leastRatePerSecond}/s`,
  );
  const limitUs = readQuantity('--limit', parseDurationUs(args.limit), leastLimitUs, '10s');
  const plan = buildPlan(loadScenario(args.scenario, readScenarioFlags({ set: args.set })));
  const [trial] = plan.trials;
  if (trial === undefined) {
    throw new RangeError('a plan has at least one trial');
  }
  const folder = await createPlainFolder(args.out, `${plan.scenario.name}-capacity`, new Date());
  const signal = listenForInterruption();
  const onStep = (target: CapacityTarget, step: JudgedStep) => {
    if (!args.quiet) {
      writeError(`${describeStep(target, step)}\n`);
    }
  };
  const otherLoadShare = await measureOtherLoad();
  const { targets, failure } = await measureTargets(plan, trial, {
    boundUs,
    maxPerSecond,
    limitUs,
    signal,
    onStep,
  });
  const report: CapacityReport = {
    scenario: plan.scenario.name,
    boundUs,
    targets,
    incompleteBecause: signal.aborted
      ? 'Interrupted: what was measured until then is a lower bound.'
      : failure === null
        ? null
        : `Failed: ${describeThrown(failure.thrown)}`,
    notes: [...describeOtherLoad(otherLoadShare), ...describeConditions(plan, trial, maxPerSecond)],
  };
  await writeFiles(folder, renderCapacityFiles(report));
  const failureCode = failure === null ? 0 : reportFailure(failure.thrown);
  const exitCode = signal.aborted ? errorCatalogue.PVP_INTERRUPTED.exitCode : failureCode;
  writeOut(
    args.json
      ? `${JSON.stringify({ folder, exitCode, ...report }, null, 2)}\n`
      : `${renderTerminalCapacity(report, describeTerminal())}\n${folder}\n`,
  );
  return exitCode;
}

interface MeasureOptions {
  readonly boundUs: number;
  readonly maxPerSecond: number;
  readonly limitUs: number;
  readonly signal: AbortSignal;
  readonly onStep: (target: CapacityTarget, step: JudgedStep) => void;
}

/** What was found out, and what ended it before its time. */
interface MeasuredTargets {
  readonly targets: readonly TargetCapacity[];
  readonly failure: { readonly thrown: unknown } | null;
}

/** One target after the other, so that neither takes the other's processor; each gets its share of the time left. */
async function measureTargets(
  plan: Plan,
  trial: TrialPlan,
  { limitUs, ...options }: MeasureOptions,
): Promise<MeasuredTargets> {
  const endUs = liveClock.nowUs() + limitUs;
  const starts = [
    { target: 'feed', start: () => startFeed(plan, trial) },
    { target: 'receiver', start: () => startReceiver(trial) },
  ] as const;
  const targets: TargetCapacity[] = [];
  for (const [index, { target, start }] of starts.entries()) {
    if (options.signal.aborted) {
      break;
    }
    const nowUs = liveClock.nowUs();
    const targetEndUs = nowUs + (endUs - nowUs) / (starts.length - index);
    try {
      targets.push(await measureStarted(target, await start(), targetEndUs, options));
    } catch (thrown) {
      return { targets, failure: { thrown } };
    }
  }
  return { targets, failure: null };
}

/** Ends the target's processes in any case. */
async function measureStarted(
  target: CapacityTarget,
  started: StartedTarget,
  endUs: number,
  { boundUs, maxPerSecond, signal, onStep }: Omit<MeasureOptions, 'limitUs'>,
): Promise<TargetCapacity> {
  const ended = new AbortController();
  const measuring = measureTarget(target, started.load, {
    boundUs,
    maxPerSecond,
    endUs,
    signal: AbortSignal.any([signal, ended.signal]),
    onStep: (step) => onStep(target, step),
  });
  try {
    return await Promise.race([measuring, started.failure]);
  } finally {
    ended.abort();
    await Promise.allSettled([measuring]);
    await started.end();
  }
}

function readQuantity(option: string, parsed: Parsed, least: number, leastText: string): number {
  if (!parsed.ok) {
    throw createUsageError(`${option}: ${parsed.fault}`, 'capacity');
  }
  if (parsed.value < least) {
    throw createUsageError(`${option} must be at least ${leastText}`, 'capacity');
  }
  return parsed.value;
}

function describeStep(target: CapacityTarget, { ratePerSecond, verdict, latencyP99Us }: JudgedStep): string {
  const latency = latencyP99Us === null ? 'p99 not reached' : `p99 ${(latencyP99Us / 1_000).toFixed(1)} ms`;
  const outcome = verdict.state === 'sustained' ? 'sustained' : `missed (${verdict.because})`;
  return `${target}: ${ratePerSecond}/s, ${latency}: ${outcome}`;
}
