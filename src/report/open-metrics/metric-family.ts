/** Labels of a sample, in the order in which they are written. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** What follows the family's name: `_total`, `_count`; empty for a gauge and for a quantile. */
  readonly suffix: '' | '_total' | '_count' | '_sum' | '_info';
  readonly labels: Labels;
  readonly value: number;
}

/** Samples of one name, in OpenMetrics' words. */
export interface MetricFamily {
  /** With the unit at its end, where there is one. */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'summary' | 'info';
  /** A base unit; null for what has none. */
  readonly unit: 'seconds' | 'bytes' | 'ratio' | null;
  readonly help: string;
  readonly samples: readonly Sample[];
}
