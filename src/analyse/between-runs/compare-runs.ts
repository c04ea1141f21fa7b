import { isJudged } from '../../core/between-runs.js';
import type { ComparisonRow } from '../comparison.js';
import { compareStrategy } from './compare-strategy.js';
import { describeDifferences } from './describe-differences.js';
import { findObstacles } from './find-obstacles.js';
import { chooseMatching } from './match-trials.js';
import type {
  CandidateComparison,
  ComparedRun,
  CompareOutcome,
  CompareRunsOptions,
  RunsComparison,
  StoredRunInFolder,
  StrategyContrast,
} from './runs-comparison.js';

/**
 * Holds runs against a baseline: per strategy, by label, and metric the ratio candidate / baseline with its 95 %
 * interval and a verdict. A slowdown is a regression where the whole interval lies above 1 + tolerance, so that chance
 * and what nobody minds are none; more losses than in the baseline are one without statistics.
 *
 * Whether the runs may be compared at all has been decided before, by findObstacles; what differs is recorded here.
 */
export function compareRuns(
  baseline: StoredRunInFolder,
  candidates: readonly StoredRunInFolder[],
  options: CompareRunsOptions,
): RunsComparison {
  const compared = candidates.map((candidate) => compareCandidate(baseline, candidate, options));
  return {
    schemaVersion: 1,
    toleranceShare: options.toleranceShare,
    allowed: options.allowed,
    baseline: describeRun(baseline),
    candidates: compared,
    outcome: gravestOf(compared.map(({ outcome }) => outcome)),
  };
}

function compareCandidate(
  baseline: StoredRunInFolder,
  candidate: StoredRunInFolder,
  options: CompareRunsOptions,
): CandidateComparison {
  const matching = chooseMatching(baseline.comparison, candidate.comparison);
  const [left, right] = [rowsOf(baseline, options), rowsOf(candidate, options)];
  const strategies = left.flatMap((row) => {
    const other = right.find(({ label }) => label === row.label);
    return other === undefined
      ? []
      : compareStrategy(
          { comparison: baseline.comparison, row },
          { comparison: candidate.comparison, row: other },
          matching,
          options,
        );
  });
  const onlyInBaseline = labelsWithout(left, right);
  return {
    run: describeRun(candidate),
    trialMatching: matching,
    accepted: findObstacles(baseline, candidate),
    remarks: describeDifferences(baseline, candidate),
    strategies,
    onlyInBaseline,
    onlyInCandidate: labelsWithout(right, left),
    outcome: outcomeOf(strategies, onlyInBaseline),
  };
}

function rowsOf(
  { comparison }: StoredRunInFolder,
  { strategies }: CompareRunsOptions,
): readonly ComparisonRow[] {
  return comparison.rows.filter(({ label }) => strategies === null || strategies.includes(label));
}

function labelsWithout(rows: readonly ComparisonRow[], others: readonly ComparisonRow[]): readonly string[] {
  const known = new Set(others.map(({ label }) => label));
  return rows.map(({ label }) => label).filter((label) => !known.has(label));
}

/** A strategy that the candidate lacks is one that could not be judged, as is one of which nothing was measured. */
function outcomeOf(
  strategies: readonly StrategyContrast[],
  onlyInBaseline: readonly string[],
): CompareOutcome {
  const verdicts = strategies.flatMap(({ metrics }) => metrics.map(({ verdict }) => verdict));
  const lossVerdicts = strategies.flatMap(({ losses }) => losses.map(({ verdict }) => verdict));
  if (verdicts.includes('regression') || lossVerdicts.includes('regression')) {
    return 'regression';
  }
  const isWhole =
    onlyInBaseline.length === 0 &&
    strategies.every(({ metrics }) => metrics.length > 0) &&
    verdicts.every(isJudged) &&
    lossVerdicts.every((verdict) => verdict === 'not-more');
  return isWhole ? 'no-regression' : 'not-judged';
}

const byGravity: readonly CompareOutcome[] = ['regression', 'not-judged'];

function gravestOf(outcomes: readonly CompareOutcome[]): CompareOutcome {
  return byGravity.find((outcome) => outcomes.includes(outcome)) ?? 'no-regression';
}

function describeRun({ folder, comparison, environment }: StoredRunInFolder): ComparedRun {
  const { scenario, world, state } = comparison;
  const { startedAt, packageVersion, gitCommit } = environment;
  return {
    ...{ folder, scenario: scenario.name, hash: scenario.hash, overrides: scenario.overrides },
    ...{ seed: scenario.seed, world, state, startedAt, packageVersion, gitCommit },
  };
}
