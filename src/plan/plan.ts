import type { TraceEvent } from '../core/event.js';
import type { Expectation } from '../core/expectation.js';
import type { LinkOptions } from '../core/link-options.js';
import type { SourceConditions } from '../core/source-conditions.js';

/** A strategy as a scenario lists it. */
export interface StrategyPlan {
  /** What tables call it; unique within a scenario. */
  readonly label: string;
  readonly id: string;
  /** Options of the strategy's own, as they stand in the scenario; already validated. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How many of the workload's consumers take part: the first ones. */
  readonly consumers: number;
}

/** A consumer wants the current state at this instant. The same for all strategies in which that consumer takes part. */
export interface PlannedRead {
  /** From 1, in order of `offsetUs`. */
  readonly read: number;
  /** In microseconds after the trial's start; within the measured window. */
  readonly offsetUs: number;
  readonly consumer: number;
}

/** The modelled consumer: what happens after an event was accepted. */
export interface ConsumerPlan {
  /** Time that applying one event takes; one event at a time per consumer. */
  readonly processingUs: number;
  /** How many event ids the de-duplication window holds; 0 turns it off. */
  readonly dedupeSize: number;
  /** How long the de-duplication window remembers an id. */
  readonly dedupeAgeUs: number;
}

/** One strategy in one trial: everything that its run depends on, frozen. */
export interface TrialPlan {
  /** From 1. All strategies of a trial share its trace, as far as their consumers are concerned by it. */
  readonly trial: number;
  readonly strategy: StrategyPlan;
  /** Seed of this trial's consumers, source and link. */
  readonly seed: number;
  /** In order of `offsetUs`. */
  readonly trace: readonly TraceEvent[];
  /** In order of `offsetUs`; empty where the scenario has no reads. */
  readonly reads: readonly PlannedRead[];
  /** What offset 0 of the trace stands for in payloads, ISO 8601 UTC. */
  readonly traceStart: string;
  /** How many take part; consumers of other strategies may be more. */
  readonly consumers: number;
  readonly audience: 'all' | 'own';
  readonly warmUpUs: number;
  /** The measured window, which follows the warm-up. */
  readonly durationUs: number;
  /** At most this long after the window; ends as soon as everything has been delivered. */
  readonly drainUs: number;
  /** Source options as they stand in the scenario; already validated. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly link: LinkOptions;
  readonly consumer: ConsumerPlan;
}

/** A scenario, decided in every detail. */
export interface Plan {
  readonly scenario: {
    readonly name: string;
    /** The question that it answers; null where it names none. */
    readonly question: string | null;
    readonly summary: string;
    /** What to look for in the result; null where it does not say. */
    readonly lookFor: string | null;
    /** The scenario's file, as it was read, with what the command line changed listed apart. */
    readonly text: string;
    readonly overrides: readonly string[];
    /** What `--quick` made of it, in words; null in full length. */
    readonly quickForm: string | null;
    /** SHA-256 of text and overrides, hexadecimal. */
    readonly hash: string;
  };
  readonly seed: number;
  readonly arrivals: { readonly process: string; readonly ratePerSecond: number };
  /** Of the workload; a strategy may have fewer. */
  readonly consumers: number;
  /** Of all consumers of the workload together; 0 where the scenario has no reads. */
  readonly readsPerSecond: number;
  /** Of the largest event that the scenario has. */
  readonly payloadBytes: number;
  /** What the trials' source options say, in the form in which closed forms ask for it. */
  readonly sourceConditions: SourceConditions;
  /** In scenario order. */
  readonly strategies: readonly StrategyPlan[];
  readonly trialCount: number;
  /** What the result is held against, in scenario order; also of strategies that this run leaves out. */
  readonly expectations: readonly Expectation[];
  /** Whether the strategies of a live trial run one after the other or at once. */
  readonly schedule: 'sequential' | 'side-by-side';
  /** In order of execution: strategies rotate from trial to trial, so that none always comes first. */
  readonly trials: readonly TrialPlan[];
}
