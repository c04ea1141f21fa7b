import { type MetricUnit, metricCatalogue } from '../../core/metric-catalogue.js';
import { type CsvColumn, flagColumn, textColumn } from '../csv/column.js';
import { fixedCell, metricCell } from '../csv/number-cells.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import type { CsvTable } from '../csv-tables.js';
import { unitInWords } from '../unit-in-words.js';
import type { CompareRow } from './compare-rows.js';

const units = new Map<string, MetricUnit>(metricCatalogue.map(({ name, unit }) => [name, unit]));

function metricOf(row: CompareRow): string {
  return row.kind === 'metric' ? row.contrast.metric : row.kind === 'loss' ? row.loss.metric : '';
}

function unitOf(row: CompareRow): MetricUnit {
  return units.get(metricOf(row)) ?? 'count';
}

function valueCell(row: CompareRow, run: 'baseline' | 'candidate'): string {
  switch (row.kind) {
    case 'metric':
      return metricCell(row.contrast[`${run}Median`], unitOf(row));
    case 'loss':
      return metricCell(row.loss[`${run}Lost`], unitOf(row));
    case 'absent':
      return '';
    default:
      return row satisfies never;
  }
}

function verdictOf(row: CompareRow): string {
  switch (row.kind) {
    case 'metric':
      return row.contrast.verdict;
    case 'loss':
      return row.loss.verdict;
    case 'absent':
      return row.verdict;
    default:
      return row satisfies never;
  }
}

function contrastOf(row: CompareRow) {
  return row.kind === 'metric' ? row.contrast : undefined;
}

/** Which runs. */
const runColumns: readonly CsvColumn<CompareRow>[] = [
  textColumn(
    'baseline',
    'Result folder of the baseline',
    'as it was given',
    (row) => row.comparison.baseline.folder,
  ),
  textColumn(
    'candidate',
    'Result folder of the candidate',
    'as it was given',
    (row) => row.candidate.run.folder,
  ),
  textColumn(
    'scenario',
    'Name of the candidate’s scenario',
    'from its file',
    (row) => row.candidate.run.scenario,
  ),
  textColumn(
    'trials_matched',
    'How trials were held against each other',
    '`paired`: trial by trial, on the same events; `unpaired`: all against all',
    (row) => row.candidate.trialMatching,
  ),
  textColumn('accepted', 'What differs and was accepted', 'of `--allow`, joined by `; `', (row) =>
    row.candidate.accepted.map(({ kind }) => kind).join('; '),
  ),
];

/** The columns of what `compare --out file.csv` writes. */
export const compareColumns: readonly CsvColumn<CompareRow>[] = [
  ...runColumns,
  textColumn('strategy', 'Label of the strategy', 'the same in both runs', (row) =>
    row.kind === 'absent' ? row.label : row.strategy.label,
  ),
  textColumn(
    'kind',
    'What the row compares',
    '`metric`; `loss` (deliveries or reads lost, over all trials); `absent` (a strategy that one run lacks)',
    (row) => row.kind,
  ),
  textColumn('metric', 'Name of the metric', 'a column of comparison.csv; empty for `absent`', metricOf),
  textColumn('unit', 'Unit of the two values', 'of the metric', (row) =>
    row.kind === 'absent' ? '' : unitInWords(unitOf(row)),
  ),
  countColumn(
    'baseline_trials',
    'count',
    'Trials of the baseline that the row rests on',
    'measured whole; if paired, those that both runs have; empty for other kinds than `metric`',
    (row) => contrastOf(row)?.baselineTrials,
  ),
  countColumn(
    'candidate_trials',
    'count',
    'Trials of the candidate that the row rests on',
    'as baseline_trials',
    (row) => contrastOf(row)?.candidateTrials,
  ),
  decimalColumn(
    'baseline_value',
    'see unit',
    'The baseline’s figure',
    '`metric`: median over the trials; `loss`: sum over the trials',
    (row) => valueCell(row, 'baseline'),
  ),
  decimalColumn('candidate_value', 'see unit', 'The candidate’s figure', 'as baseline_value', (row) =>
    valueCell(row, 'candidate'),
  ),
  decimalColumn(
    'ratio',
    'ratio',
    'Candidate / baseline',
    'paired: median of the ratios of the trials; unpaired: Hodges-Lehmann estimate on logarithms; empty where it divides by 0',
    (row) => fixedCell(contrastOf(row)?.ratio, 6),
  ),
  decimalColumn(
    'ci_low',
    'ratio',
    'Lower bound of the 95 % confidence interval of the ratio',
    'paired: as in ratios.csv, from 6 trials on; unpaired: exact Mann-Whitney interval (Hollander and Wolfe), from 4 and 4 trials on; empty where it is infinite',
    (row) => fixedCell(contrastOf(row)?.interval?.low, 6),
  ),
  decimalColumn(
    'ci_high',
    'ratio',
    'Upper bound of the 95 % confidence interval of the ratio',
    'as ci_low',
    (row) => fixedCell(contrastOf(row)?.interval?.high, 6),
  ),
  textColumn(
    'verdict',
    'What the runs can say',
    '`better` (ci_high < 1), `no-difference` that they can show, `worse` (ci_low > 1), `regression` (ci_low > 1 + tolerance; a larger share lost), `not-more` lost; not judged: `too-few-trials`, `few-samples`, `events-lost`, `disturbed`, `no-figure`, `other-consumers`, `other-window`, `only-in-baseline`, `only-in-candidate`',
    verdictOf,
  ),
  decimalColumn('tolerance', 'share', 'What is no regression yet', '`--tolerance`', (row) =>
    fixedCell(row.comparison.toleranceShare, 6),
  ),
  flagColumn(
    'trusted',
    'Whether the figures of both may be trusted',
    '`false` when a machine disturbed one of them',
    (row) => (row.kind === 'absent' ? null : row.strategy.trusted),
  ),
];

/** For the data dictionary. */
export const compareTable: CsvTable = {
  fileName: 'compare.csv',
  question: 'Did it get slower?',
  summary:
    'one row per candidate, strategy and metric: the ratio to the baseline, its interval and its verdict',
  columns: compareColumns,
};
