import { setMaxListeners } from 'node:events';
import { describeThrown, PushVsPollError } from '../core/errors.js';
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
  /** Told each trial's result as soon as it is there, so that it can be kept whatever comes after. */
  readonly onResult: (result: TrialResult) => Promise<void>;
}

export interface RunOutcome {
  /** In order of execution. */
  readonly results: readonly TrialResult[];
  readonly interrupted: boolean;
}

/** Runs a plan's trials, one after the other. A trial that fails is kept as failed, and the next one begins. */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunOutcome> {
  allowManyListeners(options.signal);
  const results: TrialResult[] = [];
  for (const [index, trial] of plan.trials.entries()) {
    if (options.signal.aborted) {
      break;
    }
    const { label } = trial.strategy;
    const step = { position: index + 1, total: plan.trials.length, trial: trial.trial, label };
    options.onProgress({ kind: 'trial-started', step });
    const result = await runTrial(trial, step, options);
    results.push(result);
    await options.onResult(result);
    options.onProgress({ kind: 'trial-ended', step, state: result.state });
  }
  return { results, interrupted: options.signal.aborted };
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
      onCounts: (phase, counts) => options.onProgress({ kind: 'trial-counts', step, phase, counts }),
    });
    return { ...named, state: state === 'complete' ? 'measured' : 'interrupted', measurement };
  } catch (thrown) {
    const code = thrown instanceof PushVsPollError ? thrown.code : 'PVP_TRIAL_FAILED';
    return { ...named, state: 'failed', code, message: describeThrown(thrown) };
  }
}
