import type { Comparison, ComparisonRow, Interval } from '../../analyse/comparison.js';
import {
  type MetricName,
  type MetricUnit,
  type MetricValues,
  metricCatalogue,
} from '../../core/metric-catalogue.js';
import { type CsvColumn, renderCsv, textColumn } from '../csv/column.js';
import { fixedCell, metricCell } from '../csv/number-cells.js';
import { decimalColumn } from '../csv/number-columns.js';
import { relativeDeviation } from '../relative-deviation.js';
import { type ThreeAnswers, threeAnswers } from '../three-answers.js';
import { defineTextFormat } from './contract.js';

interface Row {
  readonly scenario: string;
  readonly strategy: string;
  /** `all`, or the number of the trial. */
  readonly trial: string;
  readonly metric: MetricName;
  readonly unit: MetricUnit;
  readonly answers: ThreeAnswers;
  /** Over all trials; undefined where there is but one. */
  readonly median: number | undefined;
  /** Of the median; undefined where the trials support none. */
  readonly interval: Interval | undefined;
}

const ofInterval =
  'of the column `median`, in rows of trial `all`; interpolated order statistics (Hettmansperger and Sheather 1986); empty under 6 trials';

/** A number but for one word, which a spreadsheet leaves alone. */
const trialColumn: CsvColumn<Row> = {
  name: 'trial',
  kind: 'count',
  unit: '',
  meaning: 'Which trial',
  formula: '`all`, or its number; a failed trial has no rows',
  cell: ({ trial }) => trial,
};

const columns: readonly CsvColumn<Row>[] = [
  textColumn('scenario', 'Name of the scenario', 'from its file', ({ scenario }) => scenario),
  textColumn(
    'strategy',
    'Label of the strategy',
    'from the scenario; by default its id, with its consumers where the scenario gives it a number of them',
    ({ strategy }) => strategy,
  ),
  trialColumn,
  textColumn('metric', 'Name of the metric', 'a column of comparison.csv', ({ metric }) => metric),
  textColumn('unit', 'Its unit', 'count, ms, bytes, share, per_event or per_second', ({ unit }) => unit),
  decimalColumn(
    'measured',
    'the metric’s',
    'Value in the live world',
    'empty when simulated',
    ({ unit, answers }) => metricCell(answers.measured, unit),
  ),
  decimalColumn('ci_low', 'the metric’s', 'Lower bound of the 95 % confidence interval', ofInterval, (row) =>
    metricCell(row.interval?.low, row.unit),
  ),
  decimalColumn('ci_high', 'the metric’s', 'Upper bound of the 95 % confidence interval', ofInterval, (row) =>
    metricCell(row.interval?.high, row.unit),
  ),
  decimalColumn(
    'predicted',
    'the metric’s',
    'Value by the strategy’s closed form',
    'in rows of trial `all`; empty where no closed form holds',
    ({ unit, answers }) => metricCell(answers.predicted, unit),
  ),
  decimalColumn(
    'simulated',
    'the metric’s',
    'Value in the virtual world',
    'empty when there was no such run',
    ({ unit, answers }) => metricCell(answers.simulated, unit),
  ),
  decimalColumn(
    'deviation',
    'ratio',
    'How far the value is from the prediction',
    '(measured - predicted) / predicted; simulated stands in for measured where that is empty',
    ({ answers }) => fixedCell(relativeDeviation(answers), 6),
  ),
  decimalColumn(
    'median',
    'the metric’s',
    'Median over the trials',
    'in rows of trial `all`; empty where there is one trial, or a percentile rests on too few latencies of each trial',
    ({ unit, median }) => metricCell(median, unit),
  ),
];

/** One row for each metric of one strategy and trial. */
function metricRows(
  place: Pick<Row, 'scenario' | 'strategy' | 'trial'>,
  answersOf: (name: MetricName) => ThreeAnswers,
  { medians, intervals }: Pick<ComparisonRow, 'medians' | 'intervals'>,
): Row[] {
  return metricCatalogue.map(({ name, unit }) => ({
    ...place,
    metric: name,
    unit,
    answers: answersOf(name),
    median: medians[name],
    interval: intervals[name],
  }));
}

function trialAnswers(comparison: Comparison, metrics: MetricValues, name: MetricName): ThreeAnswers {
  const value = metrics[name];
  return comparison.world === 'live'
    ? { measured: value, simulated: null, predicted: null }
    : { measured: null, simulated: value, predicted: null };
}

function strategyRows(comparison: Comparison): Row[] {
  const scenario = comparison.scenario.name;
  return comparison.rows.flatMap((row) => {
    const trials = comparison.trials.filter(({ label }) => label === row.label);
    return [
      ...metricRows(
        { scenario, strategy: row.label, trial: 'all' },
        (name) => threeAnswers(comparison.world, row, name),
        row,
      ),
      ...trials.flatMap((trial) =>
        trial.state === 'failed'
          ? []
          : metricRows(
              { scenario, strategy: row.label, trial: String(trial.trial) },
              (name) => trialAnswers(comparison, trial.measurement.metrics, name),
              { medians: {}, intervals: {} },
            ),
      ),
    ];
  });
}

/** Long form: one row per strategy, trial and metric, with the three answers side by side. */
export const metricsCsv = defineTextFormat({
  id: 'metrics-csv',
  family: 'csv',
  fileName: 'metrics.csv',
  summary:
    'long form: one row per strategy, trial and metric, with the measured, simulated and predicted values',
  question: 'Do measurement, simulation and theory agree? Also the form that plotting tools like.',
  columns,
  renderText: ({ comparison }) => renderCsv(columns, strategyRows(comparison)),
});
