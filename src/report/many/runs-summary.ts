import type { ComparisonRow, World } from '../../analyse/comparison.js';
import type { ReportedRun } from '../../analyse/reported-run.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import type { Ranking } from '../ranking/rank-strategies.js';

/** A run with the folder that it was read from, as the user gave it. */
export interface NamedRun {
  readonly folder: string;
  readonly run: ReportedRun;
}

/** Whether a strategy is the best of its run in something; `tied` where others are about as good (within 5 %). */
export type Standing = 'sole' | 'tied' | 'no';

/** One strategy in one run. */
export interface StrategyResult {
  readonly row: ComparisonRow;
  readonly freshest: Standing;
  readonly cheapest: Standing;
  /** Parts of sentences: why it is not held against the others; empty where it is. */
  readonly leftOut: readonly string[];
}

/** One run of a series. */
export interface RunEntry extends NamedRun {
  readonly ranking: Ranking;
  /** In scenario order. */
  readonly results: readonly StrategyResult[];
  /** A letter for the machine: runs with the same one came from the same kind of machine. */
  readonly machine: string;
}

/** A strategy's figure in one run of a series. */
export interface TrendPoint {
  /** Null where that run has none. */
  readonly value: number | null;
  /** A warning names it, or its machine disturbed it: not to be quoted bare. */
  readonly marked: boolean;
}

/** One figure of one strategy over the runs of a series. */
export interface Trend {
  readonly label: string;
  readonly metric: MetricName;
  /** One for each run of the series, in its order. */
  readonly points: readonly TrendPoint[];
  /**
   * From the first run that has a value to the last one, as a share of the first: 0.1 is 10 % more. Null where fewer
   * than two runs have a value, or the first one is 0 and the last one is not.
   */
  readonly change: number | null;
}

/** Runs that may be held against each other over time: of the same scenario, to the letter, in the same world. */
export interface RunSeries {
  readonly name: string;
  readonly world: World;
  readonly hash: string;
  /** What tells it from others of its name: its changes, and how its hash begins. Null where there are no others. */
  readonly variant: string | null;
  /** By start; never empty. */
  readonly runs: readonly RunEntry[];
  /** The one that stands for the series: the newest complete and undisturbed one, or else complete one, or else any. */
  readonly shown: RunEntry;
  /** Empty where there is only one run. */
  readonly trends: readonly Trend[];
  /** What else changed between its runs, in sentences. */
  readonly remarks: readonly string[];
}

/** A kind of machine that runs came from. */
export interface Machine {
  readonly letter: string;
  readonly description: string;
}

/** Several runs, put side by side. */
export interface RunsSummary {
  /** Scenarios in the order given; measured before simulated, then by start. */
  readonly series: readonly RunSeries[];
  /** The labels of all strategies: those of most series first, then in order of appearance. */
  readonly labels: readonly string[];
  readonly machines: readonly Machine[];
  /** What a reader must know before holding one series against another, in sentences. */
  readonly remarks: readonly string[];
}
