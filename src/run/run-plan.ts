import { setMaxListeners } from 'node:events';
import { describeThrown, PushVsPollError } from '../core/errors.js';
import type { IdleCpu } from '../measure/machine-figures.js';
import type { TrialResult } from '../measure/trial-measurement.js';
import type { Plan, TrialPlan } from '../plan/plan.js';
import { runLiveTrial } from './live/run-live-trial.js';
import type { OnProgress, TrialStep } from './progress.js';
import { runVirtualTrial } from './run-virtual-trial.js';

export interface RunOptions {
  readonly world: 'live' | 'virtual';
  /** Ends the run early: the trial under way is stopped cleanly and kept as interrupted, no other is begun. */
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  /** What idle processes cost, which is taken off in a live run; left out: nothing is. */
  readonly idleCpu?: IdleCpu | null;
  /** Asked after each round of trials, one of every strategy: no other round is begun once it says so. */
  readonly isEnough?: (results: readonly TrialResult[]) => boolean;
  /** Told each trial's result as soon as it is there, so that it can be kept whatever comes after. */
  readonly onResult: (result: TrialResult) => Promise<void>;
}

export interface RunOutcome {
  /** In order of execution; of trials that ran at once, in the plan's order. */
  readonly results: readonly TrialResult[];
  readonly interrupted: boolean;
}

/**
 * Runs a plan's trials, one after the other; in a live run whose schedule is side by side, the strategies of each
 * trial at once. A trial that fails is kept as failed, and does not keep others from running.
 */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunOutcome> {
  allowManyListeners(options.signal);
  const results: TrialResult[] = [];
  for (const turn of layOutTurns(plan, options.world)) {
    if (options.signal.aborted) {
      break;
    }
    results.push(...(await runTurn(turn, options)));
    if (isRoundOver(plan, results) && options.isEnough?.(results)) {
      break;
    }
  }
  return { results, interrupted: options.signal.aborted };
}

/** Rounds follow each other, so one is over when as many trials have ended as it has with those before it. */
function isRoundOver({ strategies }: Plan, results: readonly TrialResult[]): boolean {
  return results.length % strategies.length === 0;
}

interface PlannedStep {
  readonly trial: TrialPlan;
  readonly step: TrialStep;
}

/** Which trials run at once. In virtual time nobody can disturb anybody, so they take turns there. */
function layOutTurns(plan: Plan, world: RunOptions['world']): readonly (readonly PlannedStep[])[] {
  const turns =
    world === 'virtual' || plan.schedule === 'sequential'
      ? plan.trials.map((trial) => [trial])
      : Array.from({ length: plan.trialCount }, (_, index) =>
          plan.trials.filter(({ trial }) => trial === index + 1),
        );
  return turns.map((trials, index) => {
    const later = turns.slice(index + 1);
    const toCome = { turns: later.length, plannedUs: later.reduce((sum, each) => sum + plannedUs(each), 0) };
    return trials.map((trial): PlannedStep => {
      const place = { position: plan.trials.indexOf(trial) + 1, total: plan.trials.length };
      return { trial, step: { ...place, trial: trial.trial, label: trial.strategy.label, world, toCome } };
    });
  });
}

/** How long trials that run at once take, without their start and their drain. */
function plannedUs(trials: readonly TrialPlan[]): number {
  return Math.max(...trials.map(({ warmUpUs, durationUs }) => warmUpUs + durationUs));
}

/** Results are handed on in the plan's order, each as soon as those before it are there. */
async function runTurn(turn: readonly PlannedStep[], options: RunOptions): Promise<TrialResult[]> {
  const givenUp = new AbortController();
  const signal = AbortSignal.any([options.signal, givenUp.signal]);
  allowManyListeners(signal);
  const running = turn.map((planned) => runStep(planned, { ...options, signal }));
  const results: TrialResult[] = [];
  try {
    for (const pending of running) {
      const result = await pending;
      results.push(result);
      await options.onResult(result);
    }
    return results;
  } catch (thrown) {
    // A result that cannot be kept ends the run; no process may outlive it.
    givenUp.abort();
    await Promise.allSettled(running);
    throw thrown;
  }
}

async function runStep({ trial, step }: PlannedStep, options: RunOptions): Promise<TrialResult> {
  options.onProgress({ kind: 'trial-started', step });
  const result = await runTrial(trial, step, options);
  options.onProgress({ kind: 'trial-ended', step, state: result.state });
  return result;
}

/** A thousand consumers wait for one signal: by design, and no leak that Node need warn of. */
function allowManyListeners(signal: AbortSignal): void {
  setMaxListeners(0, signal);
  setMaxListeners(0);
}

async function runTrial(trial: TrialPlan, step: TrialStep, options: RunOptions): Promise<TrialResult> {
  const named = { trial: trial.trial, label: trial.strategy.label };
  const run = options.world === 'live' ? runLiveTrial : runVirtualTrial;
  try {
    const { state, measurement } = await run(trial, {
      signal: options.signal,
      idleCpu: options.idleCpu ?? null,
      onCounts: (phase, counts) => options.onProgress({ kind: 'trial-counts', step, phase, counts }),
    });
    return { ...named, state: state === 'complete' ? 'measured' : 'interrupted', measurement };
  } catch (thrown) {
    const code = thrown instanceof PushVsPollError ? thrown.code : 'PVP_TRIAL_FAILED';
    return { ...named, state: 'failed', code, message: describeThrown(thrown) };
  }
}
