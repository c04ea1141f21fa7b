import type { MetricName, MetricValues } from '../core/metric-catalogue.js';
import type { TrialMeasurement } from '../measure/trial-measurement.js';

export type World = 'live' | 'virtual';

/** Something that a reader must know before quoting a figure. The code is stable; the text says what to do. */
export interface Warning {
  readonly code: string;
  /** The metrics it touches; empty: all of them. */
  readonly metrics: readonly MetricName[];
  readonly text: string;
}

/** A trial as it is kept in run.json: everything but the single deliveries. */
export type TrialRow = { readonly trial: number; readonly label: string; readonly strategyId: string } & (
  | {
      readonly state: 'measured' | 'interrupted';
      readonly measurement: Omit<TrialMeasurement, 'deliveries'>;
      readonly warnings: readonly Warning[];
    }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
);

/** One strategy over all its trials: latencies pooled, counts added up, ratios taken of the sums. */
export interface ComparisonRow {
  readonly label: string;
  readonly strategyId: string;
  /** The strategy's teaching line. */
  readonly teaches: string;
  /** Trials that were measured whole. */
  readonly trials: number;
  readonly consumers: number;
  /** All null when no trial was measured. */
  readonly metrics: MetricValues;
  readonly latencySamples: number;
  /** By the closed forms. */
  readonly predicted: Partial<MetricValues>;
  /** The same plan in virtual time; empty when there was no such run. */
  readonly simulated: Partial<MetricValues>;
  /** False when this machine disturbed the figures. */
  readonly trusted: boolean;
  readonly warnings: readonly Warning[];
}

/** One run, ready to be rendered in any format. This is what run.json holds beside the environment. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly world: World;
  /** `incomplete` runs were interrupted or had a trial that failed. */
  readonly state: 'complete' | 'incomplete';
  /** Why it is incomplete, in a sentence; null when it is complete. */
  readonly incompleteBecause: string | null;
  readonly scenario: {
    readonly name: string;
    readonly summary: string;
    readonly text: string;
    readonly overrides: readonly string[];
    readonly hash: string;
    readonly seed: number;
    readonly trialCount: number;
  };
  /** In scenario order. */
  readonly rows: readonly ComparisonRow[];
  /** In scenario order, then by trial. */
  readonly trials: readonly TrialRow[];
  /** Sentences that a person can repeat. */
  readonly verdict: readonly string[];
}
