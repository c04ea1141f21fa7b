import { audienceSize } from '../core/event.js';
import type { TrialPlan } from '../plan/plan.js';
import { findStrategy } from '../strategies/find-strategy.js';
import type { TrialCounts, TrialPhase } from './progress.js';
import type { StageCounts, TrialStage } from './trial-stage.js';

export type OnCounts = (phase: TrialPhase, counts: TrialCounts) => void;

/** How a trial went, as far as its conductor knows. */
export interface TrialEnding {
  readonly state: 'complete' | 'interrupted';
  readonly endUs: number;
}

/** Time between "all are ready" and offset 0 of the trace: the order to start reaches everyone before it. */
const leadUs = 100_000;
const tickUs = 100_000;
const drainTickUs = 20_000;

/**
 * One trial from start to stop: start, ready, warm up, emit, drain, stop. The same for real processes and for
 * virtual time. The drain ends as soon as everything is in.
 * @param begin told the instant of the trace's offset 0, before anything is emitted
 * @param signal ends the trial early, and cleanly: the ending is then `interrupted`
 */
export async function conductTrial(
  stage: TrialStage,
  trial: TrialPlan,
  options: {
    readonly begin: (startUs: number) => void;
    readonly signal: AbortSignal;
    readonly onCounts: OnCounts;
  },
): Promise<TrialEnding> {
  const { signal, onCounts } = options;
  await stage.start();
  const startUs = stage.clock.nowUs() + leadUs;
  const windowEndUs = startUs + trial.warmUpUs + trial.durationUs;
  const deliveriesExpected = expectedDeliveries(trial);
  const tell = (phase: TrialPhase) =>
    onCounts(phase, toTrialCounts(stage, trial, { startUs, deliveriesExpected }));
  const isDrained = () => hasEverything(stage.counts(), trial, deliveriesExpected);
  options.begin(startUs);
  stage.go(startUs);

  const longTickUs = Math.max(tickUs, Math.floor((trial.warmUpUs + trial.durationUs) / 200));
  for (let nowUs = stage.clock.nowUs(); nowUs < windowEndUs && !signal.aborted; nowUs = stage.clock.nowUs()) {
    tell(nowUs < startUs + trial.warmUpUs ? 'warm-up' : 'measuring');
    await stage.clock.sleepUntil(Math.min(nowUs + longTickUs, windowEndUs), signal);
  }
  const deadlineUs = windowEndUs + trial.drainUs;
  for (let nowUs = windowEndUs; nowUs < deadlineUs && !isDrained() && !signal.aborted; ) {
    tell('draining');
    const nextUs = nowUs + Math.max(drainTickUs, Math.floor((nowUs - windowEndUs) / 50));
    await stage.clock.sleepUntil(Math.min(nextUs, deadlineUs), signal);
    nowUs = stage.clock.nowUs();
  }
  const endUs = stage.clock.nowUs();
  const state = signal.aborted ? 'interrupted' : 'complete';
  tell('stopping');
  await stage.stop();
  return { state, endUs };
}

/** Deliveries that the whole trace asks for, warm-up included; none of a strategy that hands no events over. */
function expectedDeliveries(trial: TrialPlan): number {
  if (findStrategy(trial.strategy.id).delivers === 'state-on-read') {
    return 0;
  }
  return trial.trace.reduce((sum, { audience }) => sum + audienceSize(audience, trial.consumers), 0);
}

function hasEverything(counts: StageCounts, trial: TrialPlan, deliveriesExpected: number): boolean {
  return (
    counts.emitted === trial.trace.length &&
    counts.openDeliveries === 0 &&
    counts.delivered >= deliveriesExpected &&
    counts.readsEnded === trial.reads.length
  );
}

function toTrialCounts(
  stage: TrialStage,
  trial: TrialPlan,
  facts: { readonly startUs: number; readonly deliveriesExpected: number },
): TrialCounts {
  const { openDeliveries: _, ...counts } = stage.counts();
  return {
    ...counts,
    elapsedUs: Math.max(0, stage.clock.nowUs() - facts.startUs),
    plannedUs: trial.warmUpUs + trial.durationUs,
    deliveriesExpected: facts.deliveriesExpected,
    readsExpected: trial.reads.length,
  };
}
