/**
 * What `compare` can be told to accept. All but `disturbed` are reasons to refuse a comparison; figures of a disturbed
 * strategy are shown, and judged only if that is accepted.
 */
export const allowances = [
  'other-scenario',
  'other-seed',
  'other-world',
  'other-machine',
  'incomplete',
  'same-run',
  'disturbed',
] as const;

export type Allowance = (typeof allowances)[number];

/** What two runs can say about a metric of a strategy. Less is better in each. */
export const runVerdicts = [
  /** The whole interval lies below 1. */
  'better',
  /** The interval covers 1: no difference that these runs can show. */
  'no-difference',
  /** The whole interval lies above 1, but not above the tolerance. */
  'worse',
  /** The whole interval lies above 1 and the tolerance. */
  'regression',
  /** For an interval; so there is no verdict. */
  'too-few-trials',
  /** In each trial, for this percentile. */
  'few-samples',
  /** Latencies are those of what arrived: they are not judged. */
  'events-lost',
  /** A machine disturbed one of the two. */
  'disturbed',
  /** One of the two, or both, have no such figure in every trial. */
  'no-figure',
  /** Other numbers of consumers. */
  'other-consumers',
  /** Totals over measured windows of other lengths. */
  'other-window',
] as const;

export type RunVerdict = (typeof runVerdicts)[number];

const judged: ReadonlySet<RunVerdict> = new Set(['better', 'no-difference', 'worse', 'regression']);

/** Whether a verdict says anything about the difference. */
export function isJudged(verdict: RunVerdict): boolean {
  return judged.has(verdict);
}
