import type { OnProgress } from '../../run/progress.js';

/** Something that shows how a run goes on. */
export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Leaves the terminal ready for other output. */
  end(): void;
}

/** Where and when a display writes. */
export interface ProgressOutput {
  readonly write: (text: string) => void;
  /** Any steady clock, in milliseconds. */
  readonly nowMs: () => number;
}

/** A display for those who asked for none. */
export const silentProgress: ProgressDisplay = { onProgress: () => undefined, end: () => undefined };
