import type {
  CandidateComparison,
  CompareOutcome,
  RunsComparison,
  StrategyContrast,
} from '../../analyse/between-runs/runs-comparison.js';
import { isJudged, type RunVerdict } from '../../core/between-runs.js';
import { joinWords } from '../../core/words/join-words.js';
import { countOf } from '../count-of.js';
import { type ContrastCells, lossCells, metricCells } from './contrast-cells.js';

/** The word that stands before everything else. */
export const outcomeWords: Readonly<Record<CompareOutcome, string>> = {
  regression: 'REGRESSION',
  'not-judged': 'NOT ALL JUDGED',
  'no-regression': 'NO REGRESSION',
};

/** `5 %` */
export function toleranceInWords({ toleranceShare }: Pick<RunsComparison, 'toleranceShare'>): string {
  return `${Number((toleranceShare * 100).toPrecision(6))} %`;
}

const most = 4;

/** The first few, and how many more there are. */
function listSome(items: readonly string[]): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join('; ')}; and ${rest} more` : items.join('; ');
}

/** All rows of a strategy: losses first. */
export function cellsOf({ losses, metrics }: StrategyContrast): readonly ContrastCells[] {
  return [...losses.map(lossCells), ...metrics.map(metricCells)];
}

/** What came out for a candidate, in sentences: the gravest first. */
export function conclusionInWords(
  candidate: CandidateComparison,
  comparison: Pick<RunsComparison, 'toleranceShare'>,
): readonly string[] {
  const rows = candidate.strategies.flatMap((strategy) =>
    cellsOf(strategy).map((cells) => ({ label: strategy.label, cells })),
  );
  const bad = rows.filter(({ cells }) => cells.mood === 'bad');
  const judged = rows.filter(({ cells }) => cells.mood !== 'unjudged');
  const tolerance = toleranceInWords(comparison);
  const figures = countOf(judged.length, 'figure', 'figures');
  const said =
    bad.length > 0
      ? `${bad.length} of ${figures} judged: ${listSome(bad.map(describeBad))}. Tolerance ${tolerance}.`
      : `none beyond ${tolerance} was shown; ${figures} judged.`;
  return [
    judged.length === 0 ? 'nothing could be judged, so no regression can be shown.' : said,
    ...describeDisturbance(candidate),
    ...describeUnjudged(candidate),
  ];
}

function describeBad({ label, cells }: { readonly label: string; readonly cells: ContrastCells }): string {
  return `${label} ${cells.metric} ${cells.baseline} → ${cells.candidate}`;
}

const reasons = {
  'too-few-trials': 'there are too few trials',
  'few-samples': 'there are too few latencies for a percentile',
  'events-lost': 'events were lost, and latencies are those of the others',
  disturbed: 'a machine disturbed the run (measure again, or --allow disturbed)',
  'no-figure': 'a run has no such figure in every trial',
  'other-consumers': 'other numbers of consumers',
  'other-window': 'totals over other durations',
} as const satisfies Partial<Record<RunVerdict, string>>;

function describeUnjudged({
  strategies,
  onlyInBaseline,
  trialMatching,
}: CandidateComparison): readonly string[] {
  const verdicts = strategies.flatMap(({ metrics, losses }) => [
    ...metrics.map(({ verdict }): string => verdict),
    ...losses.map(({ verdict }): string => verdict),
  ]);
  const counted = Object.entries(reasons).flatMap(([verdict, words]) => {
    const count = verdicts.filter((each) => each === verdict).length;
    return count === 0 ? [] : [`${count} because ${words}`];
  });
  const empty = strategies.filter(({ metrics }) => metrics.length === 0).map(({ label }) => label);
  return [
    ...(counted.length === 0 ? [] : [`Not judged: ${joinWords(counted)}.`]),
    ...(verdicts.includes('too-few-trials') ? [trialsNeeded[trialMatching]] : []),
    ...(empty.length === 0 ? [] : [`No figures of ${joinWords(empty)} in both runs.`]),
    ...(onlyInBaseline.length === 0
      ? []
      : [`Not in the candidate, and so not judged: ${joinWords(onlyInBaseline)}.`]),
  ];
}

const trialsNeeded = {
  paired: 'An interval needs 6 trials in both runs: --trials 6.',
  unpaired: 'An interval needs 4 trials in each run, if trials cannot be paired: --trials 4.',
} as const;

/** A disturbed strategy is never shown as an undisturbed one, whether it was judged or not. */
function describeDisturbance({ strategies }: CandidateComparison): readonly string[] {
  const disturbed = strategies.filter(({ trusted }) => !trusted);
  const isJudgedAnyway = disturbed.some(({ metrics }) => metrics.some(({ verdict }) => isJudged(verdict)));
  const labels = joinWords(disturbed.map(({ label }) => label));
  const rest = isJudgedAnyway ? 'judged all the same, by --allow disturbed' : 'nothing is judged of that';
  return disturbed.length === 0 ? [] : [`DISTURBED: a machine disturbed the figures of ${labels}; ${rest}.`];
}

/** How trials were held against each other. */
const matchingWords = {
  paired: 'Trial k of both had the same events, so ratios are taken trial by trial.',
  unpaired:
    'The trials had other events, so they are not paired: all trials of one are held against all of the other.',
} as const satisfies Record<CandidateComparison['trialMatching'], string>;

/** What a reader must know beside the figures: how trials were matched, what was accepted, what else differs. */
export function circumstancesInWords({
  trialMatching,
  accepted,
  remarks,
  strategies,
  onlyInCandidate,
}: CandidateComparison): readonly string[] {
  const swapped = strategies.filter((one) => one.baselineStrategyId !== one.candidateStrategyId);
  return [
    matchingWords[trialMatching],
    ...accepted.map(({ kind, text }) => `Compared all the same (--allow ${kind}): ${text}.`),
    ...swapped.map(
      ({ label, baselineStrategyId, candidateStrategyId }) =>
        `${label} is ${baselineStrategyId} in the baseline and ${candidateStrategyId} in the candidate.`,
    ),
    ...(onlyInCandidate.length === 0 ? [] : [`Only in the candidate: ${joinWords(onlyInCandidate)}.`]),
    ...remarks,
  ];
}

/** How the figures are to be read. */
export const howToReadComparison: readonly string[] = [
  'Figures are medians over the trials; lost deliveries are those of all trials. The ratio is candidate / baseline with its 95 % confidence interval: above 1 the candidate has more, and less is better in each metric; ∞ where the baseline had 0, — where there is no figure.',
  'A regression is a figure whose whole interval lies above 1 and the tolerance, or a larger share lost than in the baseline. An interval misses the truth once in 20 times, on this side once in 40: the more figures are compared, the sooner one of them is there by chance, most of all at a tolerance of 0 %.',
];
