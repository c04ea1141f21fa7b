import type { Comparison, Contrast } from '../../analyse/comparison.js';
import { type CsvColumn, flagColumn, renderCsv, textColumn } from '../csv/column.js';
import { fixedCell } from '../csv/number-cells.js';
import { countColumn, decimalColumn } from '../csv/number-columns.js';
import { trustedFlag } from '../csv/trusted-flag.js';
import { defineTextFormat } from './contract.js';

interface Row {
  readonly comparison: Comparison;
  readonly contrast: Contrast;
}

const columns: readonly CsvColumn<Row>[] = [
  textColumn(
    'scenario',
    'Name of the scenario',
    'from its file',
    ({ comparison }) => comparison.scenario.name,
  ),
  textColumn('strategy', 'Label of a strategy', 'from the scenario', ({ contrast }) => contrast.label),
  textColumn(
    'against',
    'Label of the strategy that it is held against',
    'a later one of the scenario, with as many consumers',
    ({ contrast }) => contrast.against,
  ),
  textColumn('metric', 'Name of the metric', 'a column of comparison.csv', ({ contrast }) => contrast.metric),
  countColumn(
    'trials',
    'count',
    'Trials that the ratio rests on',
    'those in which both were measured whole',
    ({ contrast }) => contrast.trials,
  ),
  decimalColumn(
    'ratio',
    'ratio',
    'How many times the other strategy’s value its value is',
    'exp of the median over the trials of log(strategy / against) in the same trial; empty where that divides by 0',
    ({ contrast }) => fixedCell(contrast.ratio, 6),
  ),
  decimalColumn(
    'ci_low',
    'ratio',
    'Lower bound of the 95 % confidence interval of the ratio',
    'interpolated order statistics (Hettmansperger and Sheather 1986) of the logarithms; empty under 6 trials, and where it is infinite',
    ({ contrast }) => fixedCell(contrast.interval?.low, 6),
  ),
  decimalColumn(
    'ci_high',
    'ratio',
    'Upper bound of the 95 % confidence interval of the ratio',
    'as ci_low',
    ({ contrast }) => fixedCell(contrast.interval?.high, 6),
  ),
  textColumn(
    'verdict',
    'What the run can say',
    '`less` (ci_high < 1), `more` (ci_low > 1), `no-difference` that this run can show, `too-few-trials`, or `events-lost`: latencies of what arrived are not compared',
    ({ contrast }) => contrast.verdict,
  ),
  flagColumn(
    'trusted',
    'Whether the figures of both may be trusted',
    '`false` when this machine disturbed one of them',
    ({ comparison, contrast }) =>
      comparison.rows
        .filter(({ label }) => label === contrast.label || label === contrast.against)
        .every((row) => trustedFlag(row) === true),
  ),
];

/** One row per pair of strategies and metric. */
export const ratiosCsv = defineTextFormat({
  id: 'ratios-csv',
  family: 'csv',
  fileName: 'ratios.csv',
  summary:
    'one row per pair of strategies and metric: the ratio within each trial, its interval and its verdict',
  question: 'Is one strategy really better than another, or could it be chance?',
  columns,
  renderText: ({ comparison }) =>
    renderCsv(
      columns,
      comparison.contrasts.map((contrast) => ({ comparison, contrast })),
    ),
});
