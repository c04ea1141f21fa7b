/** How much time a look at the machine may take: `brief` under a second, `quick` under 5 s, `full` under 20 s. */
export const checkDepths = ['brief', 'quick', 'full'] as const;
export type CheckDepth = (typeof checkDepths)[number];

/** What a figure means for the results of this machine. */
export interface ProbeVerdict {
  /** `fair`: results are good, with the limit that the text names. `poor`: they are not to be relied on. */
  readonly state: 'good' | 'fair' | 'poor';
  /** A sentence. */
  readonly text: string;
}

/** What one probe found out about the machine. */
export type ProbeRecord = {
  readonly id: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  readonly depth: CheckDepth;
} & (
  | {
      readonly state: 'measured';
      /** By name, which ends with the unit; null where this machine does not tell. */
      readonly figures: Readonly<Record<string, number | null>>;
      readonly verdicts: readonly ProbeVerdict[];
    }
  | { readonly state: 'failed'; readonly why: string }
);

/** What was found out about the machine. */
export interface MachineCheck {
  /** In the order in which they were measured. */
  readonly probes: readonly ProbeRecord[];
  /** Which rates and latencies can be trusted here, in sentences. */
  readonly conclusions: readonly string[];
}
