import { contrastMetrics } from '../../core/contrast.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import type { Comparison, ComparisonRow } from '../comparison.js';
import { contrastLosses } from './contrast-losses.js';
import { contrastMetric, type MatchedTrials } from './contrast-metric.js';
import { type TrialsByNumber, trialsOf } from './match-trials.js';
import type {
  CompareRunsOptions,
  MetricContrast,
  StrategyContrast,
  TrialMatching,
} from './runs-comparison.js';

/** A strategy in one run. */
export interface StrategyInRun {
  readonly comparison: Comparison;
  readonly row: ComparisonRow;
}

/** One strategy in two runs, metric by metric. */
export function compareStrategy(
  baseline: StrategyInRun,
  candidate: StrategyInRun,
  matching: TrialMatching,
  { metrics: asked, toleranceShare, allowed }: CompareRunsOptions,
): StrategyContrast {
  const trials = matchTrials(trialsIn(baseline), trialsIn(candidate), matching);
  const trusted = baseline.row.trusted && candidate.row.trusted;
  const conditions = {
    toleranceShare,
    isDisturbed: !trusted && !allowed.includes('disturbed'),
    hasOtherConsumers: baseline.row.consumers !== candidate.row.consumers,
    hasOtherWindow: baseline.comparison.setup?.durationMs !== candidate.comparison.setup?.durationMs,
  };
  const metrics: readonly MetricName[] = asked ?? contrastMetrics;
  return {
    label: baseline.row.label,
    baselineStrategyId: baseline.row.strategyId,
    candidateStrategyId: candidate.row.strategyId,
    trusted,
    losses: contrastLosses(trials, conditions),
    metrics: metrics
      .map((metric) => contrastMetric(metric, trials, conditions))
      .filter((contrast) => asked !== null || hasFigure(contrast)),
  };
}

function trialsIn({ comparison, row }: StrategyInRun): TrialsByNumber {
  return trialsOf(comparison, row.label);
}

/** Trials of the same number, where these had the same events; else all. */
function matchTrials(
  baseline: TrialsByNumber,
  candidate: TrialsByNumber,
  matching: TrialMatching,
): MatchedTrials {
  if (matching === 'unpaired') {
    return { matching, baseline: [...baseline.values()], candidate: [...candidate.values()] };
  }
  const pairs = [...baseline].flatMap(([number, trial]) => {
    const other = candidate.get(number);
    return other === undefined ? [] : [{ trial, other }];
  });
  return {
    matching,
    baseline: pairs.map(({ trial }) => trial),
    candidate: pairs.map(({ other }) => other),
  };
}

/** A key metric that neither run has does not apply to the strategy. */
function hasFigure({ baselineMedian, candidateMedian }: MetricContrast): boolean {
  return baselineMedian !== null || candidateMedian !== null;
}
