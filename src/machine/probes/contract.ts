import type { CheckDepth, ProbeVerdict } from '../../core/machine-check.js';

/** What a probe found out. */
export interface ProbeFinding {
  /** By name, which ends with the unit; null where this machine does not tell. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** At least one sentence. */
  readonly verdicts: readonly ProbeVerdict[];
}

/** One thing that is measured about the machine. Adding one is adding a file. */
export interface Probe {
  readonly id: string;
  /** What is measured, in a few words. */
  readonly title: string;
  /** Whether it is part of the brief look before each live run. */
  readonly isBrief: boolean;
  /**
   * Measures. It must end within a few seconds, leave no process behind, and stop soon after `signal` aborts.
   * @param depth how long it may take
   */
  measure(depth: CheckDepth, signal: AbortSignal): Promise<ProbeFinding>;
}

/** A verdict by two thresholds: good up to the first one, poor from the second one on. */
export function judgeFigure(
  value: number,
  limits: { readonly goodUpTo: number; readonly poorFrom: number },
  texts: Readonly<Record<ProbeVerdict['state'], string>>,
): ProbeVerdict {
  const state = value <= limits.goodUpTo ? 'good' : value < limits.poorFrom ? 'fair' : 'poor';
  return { state, text: texts[state] };
}
