import type { ContrastMetric } from '../core/contrast.js';
import type { Comparator } from '../core/expectation.js';
import type { MetricName, MetricValues } from '../core/metric-catalogue.js';
import type { WireUse } from '../core/wire-use.js';
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

/** A 95 % confidence interval, in the metric's unit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A fault that was switched on for a while. */
export interface FaultSpan {
  /** As the scenario calls it. */
  readonly label: string;
  /** From the start of the measured window; negative within the warm-up. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The conditions that every strategy met. */
export interface RunSetup {
  readonly arrivals: string;
  readonly eventsPerSecond: number;
  /** Of all consumers together; 0 where nobody reads. */
  readonly readsPerSecond: number;
  /** Of the workload; a row may have fewer. */
  readonly consumers: number;
  /** Whether each consumer has a stream of its own. */
  readonly audience: 'all' | 'own';
  readonly warmUpMs: number;
  /** The measured window of each trial. */
  readonly durationMs: number;
  /** The longest drain. */
  readonly drainMs: number;
  /** What the emulated link adds one way. */
  readonly linkLatencyMs: number;
  readonly linkJitterMs: number;
  readonly schedule: 'sequential' | 'side-by-side';
}

/** One strategy over all its trials: latencies pooled, counts added up, ratios taken of the sums. */
export interface ComparisonRow {
  readonly label: string;
  readonly strategyId: string;
  /** The strategy's teaching line. */
  readonly teaches: string;
  /** How the strategy uses connections and messages; null in runs of versions that did not tell. */
  readonly wire: WireUse | null;
  /** As the scenario writes them; what is not there has its default. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Trials that were measured whole. */
  readonly trials: number;
  /** How many took part. */
  readonly consumers: number;
  /** All null when no trial was measured. */
  readonly metrics: MetricValues;
  readonly latencySamples: number;
  /** Over the trials, of the metrics that each of them has; empty where there is but one trial. */
  readonly medians: Readonly<Partial<Record<MetricName, number>>>;
  /** Of those medians; empty under six trials, which support no 95 % interval. */
  readonly intervals: Readonly<Partial<Record<MetricName, Interval>>>;
  /** By the closed forms. */
  readonly predicted: Partial<MetricValues>;
  /** The same plan in virtual time; empty when there was no such run. */
  readonly simulated: Partial<MetricValues>;
  /** False when this machine disturbed the figures. */
  readonly trusted: boolean;
  readonly warnings: readonly Warning[];
}

/** What became of a threshold. */
export type Judgement =
  | {
      readonly state: 'passed' | 'missed';
      /** As it was compared, not rounded. */
      readonly value: number;
      /** What makes the judgement doubtful, as a part of a sentence; null when nothing does. */
      readonly doubt: string | null;
    }
  /** Not measurable counts as missed; not run, as neither passed nor missed. `reason` is a part of a sentence. */
  | { readonly state: 'not-measurable' | 'not-run'; readonly reason: string };

/** A threshold of the scenario, judged. A key that stands for every strategy is judged once for each. */
export type JudgedExpectation = Judgement & {
  /** As the scenario writes it. */
  readonly key: string;
  /** What was looked at: `webhook.events_lost`, `ratio(slow poll, webhook).requests_total`. */
  readonly figure: string;
  readonly metric: MetricName;
  readonly comparator: Comparator;
  readonly bound: number;
};

/**
 * What a run can say about a metric of two strategies. `less` and `more`: than the other one; less is better.
 * `no-difference`: none that this run can show. `events-lost`: latencies are those of the deliveries that came, so they
 * are not held against each other.
 */
export type ContrastVerdict = 'less' | 'more' | 'no-difference' | 'too-few-trials' | 'events-lost';

/** Two strategies with as many consumers in one metric, trial by trial: each pair of trials had the same events. */
export interface Contrast {
  readonly label: string;
  /** The label of the strategy that it is held against. */
  readonly against: string;
  readonly metric: ContrastMetric;
  /** In how many both were measured whole. */
  readonly trials: number;
  /** The median over the trials of its value divided by the other one; null where that is 0. */
  readonly ratio: number | null;
  /** 95 %; null under six trials. A bound is null where it is infinite. */
  readonly interval: { readonly low: number | null; readonly high: number | null } | null;
  readonly verdict: ContrastVerdict;
}

/** How a figure stands to its prediction. */
export interface Deviation {
  readonly label: string;
  readonly metric: MetricName;
  /** Whether it is more than chance, as far as the run can tell. */
  readonly significant: boolean;
  /**
   * `interval`: the prediction lies outside the 95 % interval of the median over the trials. `rule-of-thumb`: there is
   * no interval, and the value is off by more than 5 % of the prediction.
   */
  readonly basis: 'interval' | 'rule-of-thumb';
  /** Parts of a sentence, those that weigh most first; empty where it is not significant, or no reason is known. */
  readonly reasons: readonly string[];
}

/** What became of a run that was to go on until it is stable. */
export interface Stability {
  readonly metric: MetricName;
  /** Half the width of each 95 % interval was to be at most this share of its median. */
  readonly targetShare: number;
  /** Trials after which the run was to end in any case. */
  readonly mostTrials: number;
  readonly reached: boolean;
  /** The least certain strategy; its share is null where it has no interval. Null where no strategy has the metric. */
  readonly widest: { readonly label: string; readonly share: number | null } | null;
}

/** One run, ready to be rendered in any format. This is what run.json holds beside the environment. */
export interface Comparison {
  readonly schemaVersion: 2;
  readonly world: World;
  /** `incomplete` runs were interrupted or had a trial that failed. */
  readonly state: 'complete' | 'incomplete';
  /** Why it is incomplete, in a sentence; null when it is complete. */
  readonly incompleteBecause: string | null;
  readonly scenario: {
    readonly name: string;
    /** The question that it answers; null where it names none. */
    readonly question: string | null;
    readonly summary: string;
    /** What to look for in the result; null where it does not say. */
    readonly lookFor: string | null;
    readonly text: string;
    readonly overrides: readonly string[];
    /** What `--quick` made of it, in words; null in full length. */
    readonly quickForm: string | null;
    readonly hash: string;
    readonly seed: number;
    readonly trialCount: number;
  };
  /** Null in runs from before it was kept. */
  readonly setup: RunSetup | null;
  /** In order of their starts; empty where the scenario has none. */
  readonly faults: readonly FaultSpan[];
  /** In scenario order. */
  readonly rows: readonly ComparisonRow[];
  /** In scenario order, then by trial. */
  readonly trials: readonly TrialRow[];
  /** Every strategy against every later one with as many consumers, in scenario order, then by metric. */
  readonly contrasts: readonly Contrast[];
  /** In scenario order; of the metrics that closed forms know best, where there is a prediction. */
  readonly deviations: readonly Deviation[];
  /** Null where the number of trials was fixed. */
  readonly stability: Stability | null;
  /** Sentences that a person can repeat. */
  readonly verdict: readonly string[];
  /** In the order of the scenario, then of its strategies; empty where it has none. */
  readonly expectations: readonly JudgedExpectation[];
}
