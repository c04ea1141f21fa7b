import type { TraceEvent } from '../core/event.js';

/** What the meter must know of a trial beforehand. */
export interface TrialFacts {
  /** In order of `offsetUs`. */
  readonly trace: readonly TraceEvent[];
  readonly consumers: number;
  readonly warmUpUs: number;
  /** The measured window, which follows the warm-up. */
  readonly durationUs: number;
}

/** Instants of the world's clock, in microseconds. The window is [fromUs, untilUs). */
export interface TrialWindow {
  /** Offset 0 of the trace. */
  readonly startUs: number;
  readonly fromUs: number;
  readonly untilUs: number;
}

export const secondUs = 1_000_000;

/** The measured window of a trial that started at `startUs`; an interruption at `endUs` cuts it short. */
export function windowOf(facts: TrialFacts, startUs: number, endUs = Number.POSITIVE_INFINITY): TrialWindow {
  const fromUs = startUs + facts.warmUpUs;
  const untilUs = Math.max(fromUs, Math.min(fromUs + facts.durationUs, endUs));
  return { startUs, fromUs, untilUs };
}

/** The second of the window in which an instant lies, from 0. Nothing that counts lies before the window. */
export function secondOf(window: TrialWindow, atUs: number): number {
  return Math.max(0, Math.floor((atUs - window.fromUs) / secondUs));
}
