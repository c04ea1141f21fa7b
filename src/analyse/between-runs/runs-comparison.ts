import type { Allowance, RunVerdict } from '../../core/between-runs.js';
import type { Environment } from '../../core/environment.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import type { Comparison, World } from '../comparison.js';

/** A run with the folder that it was read from, as the user gave it. */
export interface StoredRunInFolder {
  readonly folder: string;
  readonly comparison: Comparison;
  readonly environment: Environment;
}

/** What is to be compared, and how strictly. */
export interface CompareRunsOptions {
  /** A regression is a slowdown by more than this share: 0.05 is 5 %. */
  readonly toleranceShare: number;
  /** Null: the key metrics, those of them that a strategy has. */
  readonly metrics: readonly MetricName[] | null;
  /** By label; null: all that both runs have. */
  readonly strategies: readonly string[] | null;
  readonly allowed: readonly Allowance[];
}

/** A reason not to compare two runs, which the user may accept. */
export interface Obstacle {
  readonly kind: Exclude<Allowance, 'disturbed'>;
  /** What differs, as a sentence without its full stop. */
  readonly text: string;
}

/** What tells one run from another. */
export interface ComparedRun {
  readonly folder: string;
  readonly scenario: string;
  /** SHA-256 of the scenario and its changes. */
  readonly hash: string;
  /** What the command line changed. */
  readonly overrides: readonly string[];
  readonly seed: number;
  readonly world: World;
  readonly state: Comparison['state'];
  readonly startedAt: string;
  readonly packageVersion: string;
  readonly gitCommit: string | null;
}

/** A metric of one strategy in two runs. */
export interface MetricContrast {
  readonly metric: MetricName;
  /** Trials that its figures rest on; of a paired comparison both numbers are the same. */
  readonly baselineTrials: number;
  readonly candidateTrials: number;
  /** Over those trials, in the metric's unit; null where a trial has no such figure. */
  readonly baselineMedian: number | null;
  readonly candidateMedian: number | null;
  /** Candidate / baseline; null where there is no figure, or where the baseline is 0. */
  readonly ratio: number | null;
  /** 95 %; null where the trials support none. A bound is null where it is infinite. */
  readonly interval: { readonly low: number | null; readonly high: number | null } | null;
  readonly verdict: RunVerdict;
}

/** What became of the deliveries, or of the reads, of one strategy in two runs. */
export interface LossContrast {
  readonly metric: 'events_lost' | 'reads_failed';
  readonly baselineLost: number;
  readonly baselineExpected: number;
  readonly candidateLost: number;
  readonly candidateExpected: number;
  /** `regression`: a larger share than in the baseline. No statistics: what is lost is lost. */
  readonly verdict: 'regression' | 'not-more' | 'disturbed' | 'other-consumers';
}

/** One strategy that both runs have. */
export interface StrategyContrast {
  readonly label: string;
  readonly baselineStrategyId: string;
  readonly candidateStrategyId: string;
  /** Whether neither machine disturbed its figures. */
  readonly trusted: boolean;
  /** Empty where neither run says how many deliveries or reads there should have been. */
  readonly losses: readonly LossContrast[];
  /** Those that were asked for; else the key metrics that one of the two has. */
  readonly metrics: readonly MetricContrast[];
}

/**
 * `paired`: trial k of both had the same events, so ratios are taken trial by trial. `unpaired`: other events, so all
 * trials of one are held against all of the other.
 */
export type TrialMatching = 'paired' | 'unpaired';

/** The gravest of what was found: `regression`, `not-judged` (something that was to be judged could not be), `no-regression`. */
export type CompareOutcome = 'regression' | 'not-judged' | 'no-regression';

/** A candidate held against the baseline. */
export interface CandidateComparison {
  readonly run: ComparedRun;
  readonly trialMatching: TrialMatching;
  /** What would have been refused, had it not been allowed. */
  readonly accepted: readonly Obstacle[];
  /** What else differs between the two, in sentences: versions, commit, system. */
  readonly remarks: readonly string[];
  /** In the baseline's order. */
  readonly strategies: readonly StrategyContrast[];
  /** Labels of strategies that the candidate does not have, and of those that only it has. */
  readonly onlyInBaseline: readonly string[];
  readonly onlyInCandidate: readonly string[];
  readonly outcome: CompareOutcome;
}

/** One baseline and its candidates, ready to be rendered in any format. It is JSON as it stands. */
export interface RunsComparison {
  readonly schemaVersion: 1;
  readonly toleranceShare: number;
  readonly allowed: readonly Allowance[];
  readonly baseline: ComparedRun;
  /** In the order given. */
  readonly candidates: readonly CandidateComparison[];
  /** Of all candidates the gravest. */
  readonly outcome: CompareOutcome;
}
