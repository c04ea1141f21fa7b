import { countOf } from '../../report/count-of.js';
import type { TrialCounts, TrialPhase, TrialStep } from '../../run/progress.js';

/** `[2/9] interval-poll, trial 1`: which of the plan's trials. */
export function describeStep(step: TrialStep): string {
  return `[${step.position}/${step.total}] ${step.label}, trial ${step.trial}`;
}

/** What a trial has done so far, and how long it still takes without its drain. */
export function describeCounts(phase: TrialPhase, counts: TrialCounts): string {
  const leftS = Math.max(0, Math.ceil((counts.plannedUs - counts.elapsedUs) / 1_000_000));
  const left = phase === 'warm-up' || phase === 'measuring' ? `, ${leftS} s left` : '';
  return [
    `${phase}${left}`,
    `${counts.emitted} emitted`,
    `${counts.delivered}/${counts.deliveriesExpected} delivered`,
    countOf(counts.requestsSent, 'request', 'requests'),
  ].join(' · ');
}
