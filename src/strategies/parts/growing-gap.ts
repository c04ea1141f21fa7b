import type { RandomStream } from '../../core/ports/random.js';

export interface GapOptions {
  readonly minUs: number;
  readonly maxUs: number;
  /** What each gap is longer than the one before it by, up to `maxUs`; more than 1. */
  readonly factor: number;
  /** Share by which each gap is varied, up or down, uniformly: who began together does not go on together. */
  readonly jitter: number;
}

export interface GrowingGap {
  /** The next gap in microseconds: `minUs` first, then longer each time. */
  nextUs(): number;
  /** The next gap is the shortest again. */
  reset(): void;
}

/** Gaps that grow exponentially until they are reset. */
export function createGrowingGap(options: GapOptions, random: RandomStream): GrowingGap {
  let gapUs = options.minUs;
  return {
    nextUs: () => {
      const presentUs = gapUs;
      gapUs = Math.min(options.maxUs, gapUs * options.factor);
      return Math.round(presentUs * (1 + options.jitter * (2 * random.unit() - 1)));
    },
    reset: () => {
      gapUs = options.minUs;
    },
  };
}
