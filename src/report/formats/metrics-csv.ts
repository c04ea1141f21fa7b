import type { Comparison, ComparisonRow, Deviation, Interval, Warning } from '../../analyse/comparison.js';
import {
  type MetricName,
  type MetricUnit,
  type MetricValues,
  metricCatalogue,
} from '../../core/metric-catalogue.js';
import { type CsvColumn, flagColumn, renderCsv, textColumn } from '../csv/column.js';
import { scenarioColumn, strategyColumn } from '../csv/identity-columns.js';
import { fixedCell, metricCell } from '../csv/number-cells.js';
import { decimalColumn } from '../csv/number-columns.js';
import { trustedFlag } from '../csv/trusted-flag.js';
import { warningsCell } from '../csv/warnings-cell.js';
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
  /** Undefined where there is no prediction, or nobody looked at its deviation. */
  readonly deviation: Deviation | undefined;
  /** Over all trials; undefined where there is but one. */
  readonly median: number | undefined;
  /** Of the median; undefined where the trials support none. */
  readonly interval: Interval | undefined;
  readonly trusted: boolean | null;
  /** Codes of what touches this metric. */
  readonly warnings: string;
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
  scenarioColumn(({ scenario }) => scenario),
  strategyColumn(({ strategy }) => strategy),
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
  flagColumn(
    'deviation_significant',
    'Whether the deviation is more than chance',
    'the prediction lies outside ci_low to ci_high; without those, abs(deviation) > 0.05; in rows of trial `all` of the metrics that closed forms know best',
    ({ deviation }) => deviation?.significant ?? null,
  ),
  textColumn(
    'deviation_reasons',
    'Why the value is not as predicted',
    'the reasons that could be named, joined by `; `; empty where the deviation is not significant, or no reason is known',
    ({ deviation }) => (deviation?.reasons ?? []).join('; '),
  ),
  flagColumn(
    'trusted',
    'Whether the figure may be trusted',
    '`false` when this machine disturbed the strategy’s figures over all trials',
    ({ trusted }) => trusted,
  ),
  textColumn(
    'warnings',
    'What to know before quoting this figure',
    'codes of the warnings that touch this metric, or all of them, joined by `; `; as in comparison.csv and trials.csv',
    ({ warnings }) => warnings,
  ),
];

type OverTrials = Pick<ComparisonRow, 'medians' | 'intervals'> & Pick<Comparison, 'deviations'>;

/** One row for each metric of one strategy and trial. */
function metricRows(
  place: Pick<Row, 'scenario' | 'strategy' | 'trial' | 'trusted'>,
  answersOf: (name: MetricName) => ThreeAnswers,
  warningsOf: (name: MetricName) => string,
  { medians, intervals, deviations }: OverTrials,
): Row[] {
  return metricCatalogue.map(({ name, unit }) => ({
    ...place,
    metric: name,
    unit,
    answers: answersOf(name),
    deviation: deviations.find(({ metric }) => metric === name),
    median: medians[name],
    interval: intervals[name],
    warnings: warningsOf(name),
  }));
}

function touching(comparison: Comparison, warnings: readonly Warning[]) {
  return (name: MetricName): string =>
    warningsCell(
      comparison,
      warnings.filter(({ metrics }) => metrics.length === 0 || metrics.includes(name)),
    );
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
    const place = { scenario, strategy: row.label, trusted: trustedFlag(row) };
    return [
      ...metricRows(
        { ...place, trial: 'all' },
        (name) => threeAnswers(comparison.world, row, name),
        touching(comparison, row.warnings),
        { ...row, deviations: comparison.deviations.filter(({ label }) => label === row.label) },
      ),
      ...trials.flatMap((trial) =>
        trial.state === 'failed'
          ? []
          : metricRows(
              { ...place, trial: String(trial.trial) },
              (name) => trialAnswers(comparison, trial.measurement.metrics, name),
              touching(comparison, trial.warnings),
              { medians: {}, intervals: {}, deviations: [] },
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
