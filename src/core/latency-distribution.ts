/** One value of a distribution, as exact as the histogram that it comes from. */
export interface DistributionStep {
  /** The highest value that the histogram cannot tell from those that it stands for: at most 0.1 % above them. */
  readonly valueUs: number;
  /** How many latencies are at this value or below it. */
  readonly countAtOrBelow: number;
}

/** All latencies of one strategy, of deliveries or of reads: the trials that were measured whole put together. */
export interface LatencyDistribution {
  /** The strategy's label. */
  readonly label: string;
  readonly count: number;
  /**
   * In ascending order of values, which are all different; the last one holds all of `count`. Of many latencies some
   * are left out in between.
   */
  readonly steps: readonly DistributionStep[];
  /** HdrHistogram's percentile output in milliseconds: a whole `.hgrm` file. */
  readonly hgrm: string;
  /** HdrHistogram's interval log in nanoseconds, with an interval for each trial: a whole `.hlog` file. */
  readonly hlog: string;
}
