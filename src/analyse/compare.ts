import type { Expectation } from '../core/expectation.js';
import { type MetricValues, metricNames } from '../core/metric-catalogue.js';
import type { StabilityGoal } from '../core/stability-goal.js';
import type { WireUse } from '../core/wire-use.js';
import type { PooledTrials } from '../measure/pool-trials.js';
import type { TrialResult } from '../measure/trial-measurement.js';
import type { Comparison, ComparisonRow, RunSetup, TrialRow, World } from './comparison.js';
import { explainDeviations } from './deviations/explain-deviations.js';
import { judgeExpectations } from './judge-expectations.js';
import { contrastStrategies, type RepeatedStrategy } from './repetition/contrast-strategies.js';
import { judgeStability } from './repetition/judge-stability.js';
import { overTrials } from './repetition/over-trials.js';
import { writeVerdict } from './verdict.js';
import { checkFigures } from './warnings/check-figures.js';
import { trialOutcome } from './warnings/trial-outcome.js';

/** What of a plan a comparison tells. */
export interface PlanFacts {
  readonly scenario: Omit<Comparison['scenario'], 'seed' | 'trialCount'>;
  readonly seed: number;
  readonly trialCount: number;
  readonly expectations: readonly Expectation[];
  readonly setup: RunSetup;
  /** In scenario order; `teaches` is the strategy's teaching line. */
  readonly strategies: readonly StrategyFacts[];
}

export interface StrategyFacts {
  readonly label: string;
  readonly id: string;
  readonly teaches: string;
  readonly wire: WireUse | null;
  readonly options: Readonly<Record<string, unknown>>;
  /** How many take part. */
  readonly consumers: number;
}

type ByLabel<Value> = ReadonlyMap<string, Value>;

export interface CompareInput {
  readonly world: World;
  readonly plan: PlanFacts;
  /** In order of execution; trials that an interrupted run did not come to are missing. */
  readonly results: readonly TrialResult[];
  /** The measured trials of each strategy, pooled; no entry, or a pool of none, where none was. */
  readonly pooled: ByLabel<PooledTrials>;
  readonly predicted: ByLabel<Partial<MetricValues>>;
  /** The same plan in virtual time; empty when there was no such run. */
  readonly simulated: ByLabel<Partial<MetricValues>>;
  /** When the run had repeated itself often enough; left out where the number of trials was fixed. */
  readonly stabilityGoal?: StabilityGoal | undefined;
  /** A sentence; left out when the run was not interrupted. */
  readonly interruptedBecause?: string;
}

/** Makes the comparison that every report renders: rows, trials, warnings and verdict. */
export function compare(input: CompareInput): Comparison {
  const { world, plan, results } = input;
  const incompleteBecause = explainIncompleteness(input);
  const rows = plan.strategies.map((strategy) => compareStrategy(input, strategy));
  const contrasts = contrastStrategies(plan.strategies.map((strategy) => repeatedStrategy(input, strategy)));
  return {
    schemaVersion: 2,
    world,
    state: incompleteBecause === null ? 'complete' : 'incomplete',
    incompleteBecause,
    scenario: { ...plan.scenario, seed: plan.seed, trialCount: plan.trialCount },
    setup: plan.setup,
    faults: [],
    rows,
    trials: plan.strategies.flatMap((strategy) =>
      resultsOf(results, strategy).map((result) => describeTrial(input, strategy, result)),
    ),
    contrasts,
    deviations: explainDeviations(rows, world),
    stability: input.stabilityGoal === undefined ? null : judgeStability(results, input.stabilityGoal),
    verdict: writeVerdict(rows, world, contrasts),
    expectations: judgeExpectations(plan.expectations, rows),
  };
}

/** The results of one strategy, by trial. */
function resultsOf(results: readonly TrialResult[], { label }: StrategyFacts): readonly TrialResult[] {
  return results
    .filter((result) => result.label === label)
    .toSorted((left, right) => left.trial - right.trial);
}

const noMetrics = Object.fromEntries(metricNames.map((name) => [name, null])) as MetricValues;

function compareStrategy(input: CompareInput, strategy: StrategyFacts): ComparisonRow {
  const { label, id, teaches, wire, options, consumers } = strategy;
  const results = resultsOf(input.results, strategy);
  const measured = results.flatMap((result) => (result.state === 'measured' ? result.measurement : []));
  const { metrics = noMetrics, latencySamples = 0 } = input.pooled.get(label) ?? {};
  const { warnings, trusted } = checkFigures({
    world: input.world,
    metrics,
    latencySamples,
    strategiesAtOnce: countAtOnce(input),
    trials: measured.map((measurement) => measurement.metrics),
  });
  return {
    label,
    strategyId: id,
    teaches,
    wire,
    options,
    trials: measured.length,
    consumers,
    metrics,
    latencySamples,
    ...overTrials(measured),
    predicted: input.predicted.get(label) ?? {},
    simulated: input.simulated.get(label) ?? {},
    trusted,
    warnings: [...results.flatMap((result) => trialOutcome(result) ?? []), ...warnings],
  };
}

function describeTrial(input: CompareInput, { label, id }: StrategyFacts, result: TrialResult): TrialRow {
  const common = { trial: result.trial, label, strategyId: id };
  if (result.state === 'failed') {
    return { ...common, state: 'failed', code: result.code, message: result.message };
  }
  const { deliveries: _, ...measurement } = result.measurement;
  const { warnings } = checkFigures({
    world: input.world,
    metrics: measurement.metrics,
    latencySamples: measurement.latencySamples,
    strategiesAtOnce: countAtOnce(input),
    trials: [measurement.metrics],
  });
  const outcome = trialOutcome(result);
  return {
    ...common,
    state: result.state,
    measurement,
    warnings: outcome === null ? warnings : [outcome, ...warnings],
  };
}

function repeatedStrategy({ results }: CompareInput, strategy: StrategyFacts): RepeatedStrategy {
  const { label, consumers } = strategy;
  const trials = resultsOf(results, strategy).flatMap((result) =>
    result.state === 'measured' ? [[result.trial, result.measurement] as const] : [],
  );
  return { label, consumers, trials: new Map(trials) };
}

/** In virtual time nobody disturbs anybody. */
function countAtOnce({ world, plan }: CompareInput): number {
  return world === 'live' && plan.setup.schedule === 'side-by-side' ? plan.strategies.length : 1;
}

function explainIncompleteness({ plan, results, interruptedBecause }: CompareInput): string | null {
  if (interruptedBecause !== undefined) {
    return interruptedBecause;
  }
  const planned = plan.strategies.length * plan.trialCount;
  const failed = results.filter(({ state }) => state === 'failed').length;
  if (failed > 0) {
    return `${failed} of ${planned} trials failed.`;
  }
  const measured = results.filter(({ state }) => state === 'measured').length;
  return measured < planned ? `Only ${measured} of ${planned} trials were measured to the end.` : null;
}
