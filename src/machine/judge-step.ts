import type { JudgedStep, LoadStep, StepVerdict } from '../core/capacity.js';

/**
 * Judges a step: it is sustained when every answer is a 2xx, and 99 of 100 requests that were due have theirs within
 * the bound. Requests without an answer count as later than any bound.
 */
export function judgeStep(step: LoadStep, boundUs: number): JudgedStep {
  return { ...step, verdict: judge(step, boundUs) };
}

function judge({ refused, errors, latencyP99Us }: LoadStep, boundUs: number): StepVerdict {
  if (refused > 0 || errors > 0) {
    return { state: 'missed', because: 'refused' };
  }
  if (latencyP99Us === null) {
    return { state: 'missed', because: 'behind' };
  }
  return latencyP99Us <= boundUs ? { state: 'sustained' } : { state: 'missed', because: 'late' };
}
