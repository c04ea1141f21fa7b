import { trustBounds } from '../../core/trust-bounds.js';
import type { IdleCpu } from '../../measure/machine-figures.js';
import type { Plan, TrialPlan } from '../../plan/plan.js';
import { runLiveTrial } from './run-live-trial.js';

/** What the first requests of a process leave behind is tidied up in it. */
const settleUs = 1_000_000;
/** Long enough that the watch over the event loop wakes each process thirty times. */
const windowUs = 3_000_000;

/** How long the look takes, starts included, about. */
export const idleLookMs = 5_000;

/**
 * What the processes of a trial cost while they only wait: a trial in which nothing occurs and nobody asks, with the
 * same processes under the same watch as those that follow, so that its CPU time is just what is common to all
 * strategies. Measured once for a run, so that its scatter tells no strategy from another.
 * A look that the machine disturbed is repeated once.
 * @returns null when it could not be measured undisturbed, or was interrupted
 */
export async function measureIdleCpu(plan: Plan, signal: AbortSignal): Promise<IdleCpu | null> {
  const [first] = plan.trials;
  if (first === undefined) {
    return null;
  }
  const seen = await lookOnce(first, signal);
  return seen === null && !signal.aborted ? lookOnce(first, signal) : seen;
}

/** Null also when the look was disturbed: what the processes could not do in time, they were not charged with. */
async function lookOnce(first: TrialPlan, signal: AbortSignal): Promise<IdleCpu | null> {
  try {
    const options = { signal, onCounts: () => undefined, idleCpu: null };
    const { state, measurement } = await runLiveTrial(toIdleTrial(first), options);
    const { source_cpu_raw_ms: sourceMs, consumer_cpu_raw_ms: consumersMs, ...others } = measurement.metrics;
    const { source_loop_delay_p99_ms: sourceLateMs, consumer_loop_delay_p99_ms: consumersLateMs } = others;
    const lateMs = Math.max(sourceLateMs ?? 0, consumersLateMs ?? 0);
    return state !== 'complete' ||
      lateMs > trustBounds.loopDelayMs ||
      sourceMs === null ||
      consumersMs === null
      ? null
      : { source: toShare(sourceMs), consumers: toShare(consumersMs) };
  } catch {
    // What keeps it from running keeps the trials from running too, and they tell it.
    return null;
  }
}

/** `on-demand` asks only when somebody reads, and nobody does. */
function toIdleTrial(trial: TrialPlan): TrialPlan {
  return {
    ...trial,
    strategy: { label: 'idle', id: 'on-demand', options: {}, consumers: trial.consumers },
    trace: [],
    reads: [],
    ...{ warmUpUs: settleUs, durationUs: windowUs, drainUs: 0 },
  };
}

function toShare(cpuMs: number): number {
  return (cpuMs * 1_000) / windowUs;
}
